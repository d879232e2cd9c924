import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useWish } from '../casework/case-queries.js';
import { PerField, WhoGetsWhat } from '../intake/share-panel.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Select } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import { Answer, ErrorState } from '../ui/states.js';
import { type GivePreview, useGivePreview } from './care-queries.js';
import { WaysOf } from './ways-of.js';

type Wish = components['schemas']['VerstrekkingDto'];
type Given = components['schemas']['Verstrekking'];
const keyOf = ({ partner, doel }: GivePreview): string => `${partner.oin} ${partner.code} ${doel}`;

/** Gives her file to one receiver for one purpose. Beforehand she sees what the hub would answer now, and afterwards what it answered. */
export function GiveCard({ signal }: { signal: string }) {
  const { care } = useTexts();
  const preview = useGivePreview(signal);
  return (
    <Card title={care.giveTitle}>
      <p>{care.giveIntro}</p>
      <Answer of={preview}>{(items) => <GiveForm signal={signal} items={items} />}</Answer>
    </Card>
  );
}

function GiveForm({ signal, items }: { signal: string; items: readonly GivePreview[] }) {
  const { care } = useTexts();
  const [key, choose] = useState('');
  const [given, setGiven] = useState<Given | null>(null);
  const chosen = items.find((item) => keyOf(item) === key);
  const give = useWish((body: Wish, header) =>
    answerOf(api.POST('/verstrekkingen', { params: { header }, body })).then((answer) => setGiven(answer)),
  );
  const options = items
    .toSorted((one, other) => other.gaat.length - one.gaat.length)
    .map((item) => ({ value: keyOf(item), label: pairText(item, care) }));
  const pick = (value: string) => {
    choose(value);
    setGiven(null);
    give.reset();
  };
  return (
    <>
      <Select label={care.giveTo} options={options} value={key} onChange={pick} />
      {chosen && !given && <WouldGo of={chosen} signal={signal} />}
      {give.error && <ErrorState error={give.error} />}
      {chosen && given && <Gave answer={given} name={chosen.partner.naam} signal={signal} />}
      {chosen && (
        <div className="knoppen">
          <Button busy={give.isPending} onClick={() => give.mutate(wishOf(signal, chosen))}>
            {care.give}
          </Button>
        </div>
      )}
      <details className="ruimte">
        <summary>{care.others}</summary>
        <WhoGetsWhat of={items.map(shareOf)} />
      </details>
    </>
  );
}

const pairText = ({ partner, doel, gaat, blijft }: GivePreview, { givePair, purposes }: ReturnType<typeof useTexts>['care']): string =>
  givePair(partner.naam, purposes[doel] ?? doel, gaat.length, gaat.length + blijft.length);

function wishOf(signaal: string, { partner: { oin, code, taak }, doel }: GivePreview): Wish {
  return { signaal, aan: { oin, partner: code, ...(taak && { taak }) }, doel };
}

/** In the form of the preview of a report: what is given was stored before. */
const shareOf = ({ partner, doel, gaat, blijft }: GivePreview) => {
  const velden = [...gaat, ...blijft].map((field) => ({ ...field, opgeslagen: true }));
  return { partner, doel, gaat: gaat.length, van: velden.length, velden };
};

function WouldGo({ of: { partner, gaat, blijft }, signal }: { of: GivePreview; signal: string }) {
  const { care } = useTexts();
  const label = care.giveNow(partner.naam);
  return (
    <Notice tone={gaat.length > 0 ? 'neutral' : 'attention'} title={label} live>
      <PerField label={label} of={[...gaat, ...blijft]} />
      <WaysOf fields={blijft} signal={signal} />
    </Notice>
  );
}

function Gave({ answer: { gaat, blijft, akkoorden }, name, signal }: { answer: Given; name: string; signal: string }) {
  const { care } = useTexts();
  const waiting = akkoorden.filter(({ status }) => status === 'wacht');
  const title = gaat.length > 0 ? care.givenTo(name, gaat.length) : care.givenNothing(name);
  return (
    <Notice tone={gaat.length > 0 ? 'good' : 'attention'} title={title} live>
      {gaat.length > 0 && <PerField label={title} of={gaat} />}
      {blijft.length > 0 && (
        <>
          <p>{care.stays}</p>
          <PerField label={care.stays} of={blijft} />
          <WaysOf fields={blijft} signal={signal} />
        </>
      )}
      {waiting.length > 0 && (
        <p>
          {care.waits}: {waiting.map(({ tekst }) => tekst).join(', ')}
        </p>
      )}
    </Notice>
  );
}
