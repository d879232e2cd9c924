import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { useKeyFor } from '../api/use-key.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { DayField } from '../ui/choice.js';
import { dutchDayOf, isoDayOf, typedDayOf } from '../ui/dates.rules.js';
import { Dialog } from '../ui/dialog.js';
import { Select, TextField } from '../ui/field.js';
import { ErrorState } from '../ui/states.js';
import { useToast } from '../ui/toasts.js';
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
  const { intake, ui } = useTexts();
  const nameOf = useFieldName();
  const toast = useToast();
  const [seenOn, setSeenOn] = useState(() => typedDayOf(dutchDayOf(Date.now())));
  const [veld, setVeld] = useState<string>(addable[0]);
  const [waarde, setWaarde] = useState('');
  const [certain, setCertain] = useState<YesNo>(null);
  const [asked, setAsked] = useState(false);
  const key = useKeyFor(JSON.stringify([seenOn, veld, waarde, certain]));
  const asks = questions[veld];
  const gezienOp = isoDayOf(seenOn);
  const enriching = useMutation({
    mutationFn: (on: string) =>
      answerOf(
        api.POST('/signalen/{id}/aanvullingen', {
          params: { path: { id: signalId }, header: key },
          body: {
            gezienOp: on,
            ...(asks && certain && { omstandigheden: { [asks]: certain === 'ja' } }),
            velden: [{ veld, waarde: waarde.trim(), ...(veld === 'bevindingen' && { bevinding: true }) }],
          },
        }),
      ),
    onSuccess: ({ nietOpgeslagen }) => {
      toast(nietOpgeslagen.length > 0 ? intake.notEnriched : intake.enriched);
      onDone();
    },
  });
  const go = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (gezienOp && waarde.trim() !== '' && veld) enriching.mutate(gezienOp);
  };
  return (
    <Dialog title={intake.enrich} onClose={onClose}>
      <form onSubmit={go} noValidate>
        <p>{intake.enrichIntro}</p>
        <DayField label={intake.seenOn} error={asked && !gezienOp ? intake.seenOnWrong : undefined} value={seenOn} onChange={setSeenOn} />
        <Select label={intake.field} options={addable.map((one) => ({ value: one, label: nameOf(one) }))} value={veld} onChange={setVeld} />
        <TextField
          label={intake.value}
          error={asked && waarde.trim() === '' ? intake.factsMissing : undefined}
          rows={3}
          value={waarde}
          onChange={setWaarde}
        />
        <TextHints text={waarde} />
        {asks && (
          <YesNoField
            label={asks === 'adresIsWoning' ? intake.home : intake.soleTrader}
            hint={intake.homeHint}
            value={certain}
            onChange={setCertain}
          />
        )}
        {enriching.error && <ErrorState error={enriching.error} />}
        <div className="knoppen">
          <Button type="submit" busy={enriching.isPending}>
            {intake.enrich}
          </Button>
          <Button kind="secondary" onClick={onClose}>
            {ui.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
