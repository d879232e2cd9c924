import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { type Texts, useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Radios } from '../ui/choice.js';
import { ErrorSummary } from '../ui/error-summary.js';
import { TextField } from '../ui/field.js';
import { ErrorState } from '../ui/states.js';
import { useWish } from './case-queries.js';

type Weighed = components['schemas']['CriteriaDto'];
type YesNo = 'ja' | 'nee';
interface Filled {
  soort: Weighed['soort'] | null;
  omvang: Weighed['omvang'] | null;
  ernst: Weighed['ernst'] | null;
  eerder: YesNo | null;
  deelnemers: string;
  oordeel: YesNo | null;
}

const optionsOf = <T extends string>(words: Record<T, string>): { value: T; label: string }[] =>
  (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }));

/** The four criteria of the law and the verdict. Everything is asked: a weighing is on record for good. */
export function WeighForm({ signal, onWeighed }: { signal: string; onWeighed(accepted: boolean): void }) {
  const { weigh } = useTexts().casework;
  const [filled, fill] = useState<Filled>({ soort: null, omvang: null, ernst: null, eerder: null, deelnemers: '1', oordeel: null });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const set = (change: Partial<Filled>) => {
    fill((before) => ({ ...before, ...change }));
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([key]) => !(key in change))));
  };
  const wish = useWish(
    (body: components['schemas']['WegingDto'], header) => answerOf(api.POST('/wegingen', { params: { header }, body })),
    { after: () => onWeighed(filled.oordeel === 'ja') },
  );
  const send = () => {
    const found = problemsOf(filled, weigh);
    setErrors(found);
    if (Object.keys(found).length === 0) wish.mutate(wishOf(signal, filled));
  };
  return (
    <Card title={weigh.form}>
      <ErrorSummary errors={errors} />
      <Criteria filled={filled} set={set} errors={errors} />
      <Radios
        id="oordeel"
        error={errors['oordeel']}
        label={weigh.verdict}
        options={[
          { value: 'ja', label: weigh.accept },
          { value: 'nee', label: weigh.reject },
        ]}
        value={filled.oordeel}
        onChange={(oordeel) => set({ oordeel })}
      />
      {wish.error && <ErrorState error={wish.error} />}
      <Button busy={wish.isPending} onClick={send}>
        {weigh.send}
      </Button>
    </Card>
  );
}

interface CriteriaProps {
  filled: Filled;
  set(change: Partial<Filled>): void;
  errors: Readonly<Record<string, string>>;
}

function Criteria({ filled, set, errors }: CriteriaProps) {
  const { weigh } = useTexts().casework;
  const yesNo = [
    { value: 'ja', label: weigh.yes },
    { value: 'nee', label: weigh.no },
  ] as const;
  const shared = (id: keyof Filled) => ({ id, error: errors[id] });
  return (
    <>
      <Radios
        {...shared('soort')}
        label={weigh.kind}
        options={optionsOf(weigh.kinds)}
        value={filled.soort}
        onChange={(soort) => set({ soort })}
      />
      <Radios
        {...shared('omvang')}
        label={weigh.scale}
        options={optionsOf(weigh.scales)}
        value={filled.omvang}
        onChange={(omvang) => set({ omvang })}
      />
      <Radios
        {...shared('ernst')}
        label={weigh.weight}
        options={optionsOf(weigh.weights)}
        value={filled.ernst}
        onChange={(ernst) => set({ ernst })}
      />
      <Radios {...shared('eerder')} label={weigh.earlier} options={yesNo} value={filled.eerder} onChange={(eerder) => set({ eerder })} />
      <TextField
        {...shared('deelnemers')}
        label={weigh.participants}
        hint={weigh.participantsHint}
        value={filled.deelnemers}
        onChange={(deelnemers) => set({ deelnemers })}
        inputMode="numeric"
        short
        maxLength={2}
      />
    </>
  );
}

function problemsOf(filled: Filled, words: Texts['casework']['weigh']): Record<string, string> {
  const labels = { soort: words.kind, omvang: words.scale, ernst: words.weight, eerder: words.earlier, oordeel: words.verdict };
  const missing = (Object.keys(labels) as (keyof typeof labels)[]).filter((key) => filled[key] === null);
  return {
    ...Object.fromEntries(missing.map((key) => [key, `${words.missing}: ${labels[key].replace(/^\d\. /, '').toLowerCase()}`])),
    ...(/^[1-9]\d?$/.test(filled.deelnemers) ? {} : { deelnemers: words.number }),
  };
}

function wishOf(signaal: string, { soort, omvang, ernst, eerder, deelnemers, oordeel }: Filled): components['schemas']['WegingDto'] {
  const criteria = {
    soort: soort!,
    omvang: omvang!,
    ernst: ernst!,
    eerdereMaatregelen: eerder === 'ja',
    deelnemersMetZelfdeSignaal: Number(deelnemers),
  };
  return { signaal, aanvaard: oordeel === 'ja', criteria };
}
