import { useState } from 'react';
import { useTexts } from '../text/language.js';
import { DayField } from '../ui/choice.js';
import { dutchDayOf, isoDayOf, typedDayOf } from '../ui/dates.rules.js';
import { Select, TextField } from '../ui/field.js';
import { ChangeForm } from './change-form.js';
import { useEnriching } from './changes.js';
import type { YesNo } from './draft.rules.js';
import { useFieldName } from './fields.js';
import { TextHints } from './text-hints.js';
import { YesNoField } from './yes-no.js';

interface EnrichProps {
  signalId: string;
  onDone(): void;
  onClose(): void;
}

/** What can be added in words, about the case itself. */
const addable = ['bevindingen', 'verhaal', 'adres', 'kvkNummer', 'kenteken', 'telefoon', 'onlineAccount'] as const;

/** What decides whether it may be stored; left out, the hub counts the strictest. */
const questions: Partial<Record<string, 'adresIsWoning' | 'bedrijfIsPersoon'>> = {
  adres: 'adresIsWoning',
  bevindingen: 'bedrijfIsPersoon',
  kvkNummer: 'bedrijfIsPersoon',
};

/** Something seen later. Judged like a new report; what is stored already stays. */
export function EnrichDialog({ signalId, onDone, onClose }: EnrichProps) {
  const { intake } = useTexts();
  const nameOf = useFieldName();
  const [seenOn, setSeenOn] = useState(() => typedDayOf(dutchDayOf(Date.now())));
  const [veld, setVeld] = useState<string>(addable[0]);
  const [waarde, setWaarde] = useState('');
  const [certain, setCertain] = useState<YesNo>(null);
  const [asks, gezienOp] = [questions[veld], isoDayOf(seenOn)];
  const body = {
    gezienOp: gezienOp ?? '',
    ...(asks && certain && { omstandigheden: { [asks]: certain === 'ja' } }),
    velden: [{ veld, waarde: waarde.trim(), ...(veld === 'bevindingen' && { bevinding: true }) }],
  };
  const enriching = useEnriching(signalId, body, onDone);
  const complete = gezienOp !== null && waarde.trim() !== '' && veld !== '';
  const question = asks === 'adresIsWoning' ? intake.home : intake.soleTrader;
  return (
    <ChangeForm title={intake.enrich} verb={intake.enrich} complete={complete} doing={enriching} onClose={onClose}>
      {(asked) => (
        <>
          <p>{intake.enrichIntro}</p>
          <DayField label={intake.seenOn} error={asked && !gezienOp ? intake.seenOnWrong : undefined} value={seenOn} onChange={setSeenOn} />
          <Select
            label={intake.field}
            options={addable.map((one) => ({ value: one, label: nameOf(one) }))}
            value={veld}
            onChange={setVeld}
          />
          <TextField
            label={intake.value}
            error={asked && waarde.trim() === '' ? intake.factsMissing : undefined}
            rows={3}
            value={waarde}
            onChange={setWaarde}
          />
          <TextHints text={waarde} />
          {asks && <YesNoField label={question} hint={intake.homeHint} value={certain} onChange={setCertain} />}
        </>
      )}
    </ChangeForm>
  );
}
