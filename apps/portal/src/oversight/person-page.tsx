import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { onSessionEnd } from '../session/session.js';
import { useTexts } from '../text/language.js';
import { Page } from '../ui/page.js';
import { ErrorState, Loading } from '../ui/states.js';
import { OversightNav } from './oversight-nav.js';
import { PersonAnswer } from './person-answer.js';
import { type AccessQuestion, PersonForm } from './person-form.js';

/**
 * A person asks what is held about her. Number, answer and letter live in this page alone: asked by POST, nothing of it in the address, and gone when
 * she leaves the page or her session ends.
 */
export function PersonPage() {
  const { person } = useTexts().oversight;
  const [asked, setAsked] = useState<AccessQuestion | null>(null);
  const access = useMutation({
    mutationFn: (question: AccessQuestion) => answerOf(api.POST('/betrokkenen/_inzage', { body: question })),
    gcTime: 0,
  });
  const { reset } = access;
  useEffect(() => onSessionEnd(reset), [reset]);
  const ask = (question: AccessQuestion) => {
    setAsked(question);
    access.mutate(question);
  };
  return (
    <Page title={person.title} intro={person.intro}>
      <OversightNav />
      <PersonForm onAsk={ask} busy={access.isPending} />
      {access.isPending && <Loading />}
      {access.error && <ErrorState error={access.error} />}
      {access.data && asked && (
        <PersonAnswer answer={access.data} asked={asked} onDecide={(besluiten) => ask({ ...asked, besluiten })} busy={access.isPending} />
      )}
    </Page>
  );
}
