import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Select } from '../ui/field.js';
import { ErrorState } from '../ui/states.js';
import { useToast } from '../ui/toasts.js';
import { type CaseFile, useWish } from './case-queries.js';

type Told = components['schemas']['TerugkoppelingUitZaakDto'];
type Reason = components['schemas']['SluitingDto']['reden'];
const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** Word to who reported a signal of this case: a code, never content. */
export function GiveFeedback({ file, signalName }: { file: CaseFile; signalName(id: string): string }) {
  const { course, signals, weigh } = useTexts().casework;
  const toast = useToast();
  const [signal, setSignal] = useState('');
  const [code, setCode] = useState('');
  const tell = useWish(
    (body: Told, header) => answerOf(api.POST('/zaken/{id}/terugkoppelingen', { params: { path: { id: file.id }, header }, body })),
    { after: () => toast(weigh.told) },
  );
  const { 'niet-betrokken-bij-zaak': _never, ...codes } = course.codes;
  return (
    <Card title={course.feedback}>
      <p>{course.feedbackHint}</p>
      <Select
        label={signals}
        options={file.signalen.map((id) => ({ value: id, label: signalName(id) }))}
        value={signal}
        onChange={setSignal}
      />
      <Select label={course.message} options={optionsOf(codes)} value={code} onChange={setCode} />
      {tell.error && <ErrorState error={tell.error} />}
      <Button
        busy={tell.isPending}
        disabled={signal === '' || code === ''}
        onClick={() => tell.mutate({ signaal: signal, code: code as Told['code'] })}
      >
        {course.send}
      </Button>
    </Card>
  );
}

/** The end: for good, and so with a reason. */
export function CloseCase({ file }: { file: CaseFile }) {
  const { course } = useTexts().casework;
  const [reason, setReason] = useState('');
  const close = useWish(
    (reden: Reason, header) => answerOf(api.POST('/zaken/{id}/sluitingen', { params: { path: { id: file.id }, header }, body: { reden } })),
    { changesFields: true },
  );
  return (
    <Card title={course.close}>
      <p>{course.closeHint}</p>
      <Select label={course.closeReason} options={optionsOf(course.reasons)} value={reason} onChange={setReason} />
      {close.error && <ErrorState error={close.error} />}
      <Button kind="danger" busy={close.isPending} disabled={reason === ''} onClick={() => close.mutate(reason as Reason)}>
        {course.closeButton}
      </Button>
    </Card>
  );
}
