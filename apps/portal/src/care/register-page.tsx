import { type FormEvent, useState } from 'react';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useWish } from '../casework/case-queries.js';
import { NotStored } from '../intake/not-stored.js';
import { usePreviewOf } from '../intake/preview.js';
import { PreviewCard } from '../intake/share-panel.js';
import { useTexts } from '../text/language.js';
import { Button, ButtonLink } from '../ui/button.js';
import { DayField, Radios } from '../ui/choice.js';
import { dutchDayOf, typedDayOf } from '../ui/dates.rules.js';
import { ErrorSummary } from '../ui/error-summary.js';
import { TextField } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import { Page } from '../ui/page.js';
import { ErrorState } from '../ui/states.js';
import { victimBody, type VictimForm } from './victim.rules.js';

type Body = components['schemas']['SignaalDto'];
type Receipt = components['schemas']['Ontvangstbewijs'];

/** Records a victim for care. Beside the form she sees what may be stored and who would get what. */
export function RegisterPage() {
  const { care } = useTexts();
  const [form, fill] = useState<VictimForm>(emptyForm);
  const [asked, setAsked] = useState(0);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const body = victimBody(form);
  const preview = usePreviewOf(body);
  const register = useWish((wish: Body, header) =>
    answerOf(api.POST('/signalen', { params: { header }, body: wish })).then((answer) => setReceipt(answer)),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAsked(asked + 1);
    if (body) register.mutate(body);
  };
  const set = (change: Partial<VictimForm>) => fill((before) => ({ ...before, ...change }));
  return (
    <Page title={care.registerTitle} intro={care.registerIntro}>
      {receipt ? (
        <Registered receipt={receipt} />
      ) : (
        <div className="naast">
          <form onSubmit={send} noValidate>
            <ErrorSummary key={asked} errors={asked > 0 && !body ? { naam: care.nothingYet } : {}} />
            <VictimFields form={form} set={set} />
            {register.error && <ErrorState error={register.error} />}
            <div className="knoppen">
              <Button type="submit" busy={register.isPending}>
                {care.save}
              </Button>
              <ButtonLink to="/slachtoffers" kind="plain">
                {care.back}
              </ButtonLink>
            </div>
          </form>
          <aside>
            <PreviewCard of={preview} waiting={care.nothingYet} />
          </aside>
        </div>
      )}
    </Page>
  );
}

const emptyForm = (): VictimForm => ({
  seenOn: typedDayOf(dutchDayOf(Date.now())),
  name: '',
  born: typedDayOf(null),
  needs: '',
  college: null,
  hidden: null,
});

function VictimFields({ form, set }: { form: VictimForm; set(change: Partial<VictimForm>): void }) {
  const { care } = useTexts();
  const yesNo = [
    { value: 'ja', label: care.yes },
    { value: 'nee', label: care.no },
  ] as const;
  return (
    <>
      <Radios<'ja' | 'nee'>
        label={care.college}
        hint={care.collegeHint}
        options={yesNo}
        value={form.college}
        onChange={(college) => set({ college })}
      />
      <DayField label={care.seenOn} value={form.seenOn} onChange={(seenOn) => set({ seenOn })} />
      <TextField id="naam" label={care.name} optional value={form.name} onChange={(name) => set({ name })} maxLength={200} />
      <DayField label={care.born} optional value={form.born} onChange={(born) => set({ born })} />
      <TextField
        label={care.needs}
        hint={care.needsHint}
        optional
        rows={4}
        value={form.needs}
        onChange={(needs) => set({ needs })}
        maxLength={2000}
      />
      <Radios<'ja' | 'nee'> label={care.hidden} options={yesNo} value={form.hidden} onChange={(hidden) => set({ hidden })} optional />
    </>
  );
}

function Registered({ receipt: { id, kenmerk, nietOpgeslagen } }: { receipt: Receipt }) {
  const { care } = useTexts();
  return (
    <>
      <Notice tone="good" live>
        <p>{care.registered(kenmerk)}</p>
      </Notice>
      <NotStored fields={nietOpgeslagen} />
      <div className="knoppen">
        <ButtonLink to="/slachtoffers/$signaal" params={{ signaal: id }}>
          {care.toDossier}
        </ButtonLink>
      </div>
    </>
  );
}
