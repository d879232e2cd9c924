import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { DateText } from '../ui/date-text.js';
import { DescriptionList } from '../ui/description-list.js';
import { Select } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import { type Column, Table } from '../ui/table.js';
import { CellName } from './cell-name.js';
import type { AccessQuestion } from './person-form.js';
import { TakeAlong } from './take-along.js';

type Access = components['schemas']['Inzage'];
type Facet = components['schemas']['InzageRol'];
type Letter = components['schemas']['BriefVraag'];
type Decision = components['schemas']['InzageBesluit'];

interface Props {
  answer: Access;
  /** What led to it: who takes it along asks it again. */
  asked: AccessQuestion;
  onDecide(decisions: Decision[]): void;
  busy: boolean;
}

/** What was found, what the controller decided per role, and the letters. */
export function PersonAnswer({ answer: { gevonden, brieven, volgnummer }, asked, onDecide, busy }: Props) {
  const { person } = useTexts().oversight;
  const [decided, setDecided] = useState<Record<string, Decision['beperking'] | ''>>({});
  const choose = (subject: string, value: string) => setDecided({ ...decided, [subject]: value as Decision['beperking'] });
  const send = () =>
    onDecide(
      gevonden.flatMap(({ betrokkene, beperking }) => {
        const chosen = decided[betrokkene] || beperking;
        return chosen ? [{ betrokkene, beperking: chosen }] : [];
      }),
    );
  return (
    <>
      <Notice tone="neutral" live>
        <p>{person.found(gevonden.length, volgnummer)}</p>
      </Notice>
      {gevonden.map((facet) => (
        <FacetCard key={facet.betrokkene} facet={facet} chosen={decided[facet.betrokkene] ?? facet.beperking ?? ''} onChoose={choose} />
      ))}
      {gevonden.length > 0 && (
        <p>
          <Button onClick={send} busy={busy}>
            {person.decide}
          </Button>
        </p>
      )}
      <h2>{person.file}</h2>
      <p className="klein">{person.fileHint}</p>
      <TakeAlong
        name="inzage"
        take={(formaat) => answerOf(api.POST('/betrokkenen/_export', { body: { ...asked, formaat }, parseAs: 'blob' }))}
      />
      {brieven.map(({ hoedanigheid, tekst }) => (
        <Card key={hoedanigheid ?? ''} title={hoedanigheid ? person.letterAs(hoedanigheid) : person.letter}>
          <p className="klein">{person.letterHint}</p>
          <pre style={{ whiteSpace: 'pre-wrap', font: 'inherit' }}>{tekst}</pre>
          <TakeAlong
            name="brief"
            formats={['application/pdf']}
            take={() => {
              const body = { ...asked, ...(hoedanigheid !== null && { hoedanigheid }) } as Letter;
              return answerOf(api.POST('/betrokkenen/_brief', { body, parseAs: 'blob' }));
            }}
          />
        </Card>
      ))}
    </>
  );
}

function FacetCard({ facet, chosen, onChoose }: { facet: Facet; chosen: string; onChoose(subject: string, value: string): void }) {
  const { person } = useTexts().oversight;
  const { kenmerk, hoedanigheid, bron, getoond, weggelaten, ontvangers, ontvangersWeggelaten, betrokkene, gewist } = facet;
  const [fields, groups, receivers] = [useFieldColumns(), useLeftOutColumns(), useReceiverColumns()];
  const restrictions = Object.entries(person.restrictions).map(([value, label]) => ({ value, label }));
  return (
    <Card title={`${kenmerk}: ${hoedanigheid}`}>
      <DescriptionList
        items={[
          { term: person.source, value: `${bron.naam} (${bron.partner})` },
          { term: person.subject, value: <code>{betrokkene}</code> },
        ]}
      />
      {gewist && <Badge tone="attention">{person.erased}</Badge>}
      <Select
        label={person.restriction}
        hint={person.restrictionHint}
        options={restrictions}
        value={chosen}
        onChange={(value) => onChoose(betrokkene, value)}
      />
      {getoond.length > 0 && <Table caption={person.shown} columns={fields} rows={getoond} rowKey={({ id }) => id} />}
      {weggelaten.length > 0 && (
        <Table
          caption={person.leftOut}
          columns={groups}
          rows={weggelaten}
          rowKey={({ cel, uitkomst, reden }) => `${cel} ${uitkomst} ${reden?.code ?? ''}`}
        />
      )}
      {ontvangers.length > 0 && (
        <Table
          caption={person.receivers}
          columns={receivers}
          rows={ontvangers}
          rowKey={({ oin, partner, doel, cel }) => `${oin} ${partner} ${doel} ${cel}`}
        />
      )}
      {ontvangersWeggelaten.aantal > 0 && <p>{person.receiversLeftOut(ontvangersWeggelaten.aantal, ontvangersWeggelaten.grond)}</p>}
    </Card>
  );
}

function useFieldColumns(): Column<Facet['getoond'][number]>[] {
  const { person } = useTexts().oversight;
  return [
    { key: 'veld', title: person.field, heads: true, cell: ({ label }) => label },
    { key: 'waarde', title: person.value, cell: ({ waarde }) => inWords(waarde, person) },
    { key: 'op', title: person.obtained, cell: ({ verkregenOp }) => <DateText at={verkregenOp} /> },
  ];
}

function useLeftOutColumns(): Column<Facet['weggelaten'][number]>[] {
  const { person } = useTexts().oversight;
  return [
    { key: 'cel', title: person.group, heads: true, cell: ({ cel }) => <CellName cell={cel} /> },
    { key: 'aantal', title: person.count, number: true, cell: ({ aantal }) => aantal },
    { key: 'reden', title: person.why, cell: ({ uitleg }) => uitleg },
  ];
}

function useReceiverColumns(): Column<Facet['ontvangers'][number]>[] {
  const { person } = useTexts().oversight;
  return [
    { key: 'naam', title: person.receiver, heads: true, cell: ({ naam, partner }) => `${naam} (${partner})` },
    {
      key: 'soort',
      title: person.group,
      cell: ({ cel, soort }) => (
        <>
          {soort} <small className="code">{cel}</small>
        </>
      ),
    },
    { key: 'eerst', title: person.first, cell: ({ eerst }) => <DateText at={eerst} time /> },
    { key: 'keren', title: person.times, number: true, cell: ({ keren }) => keren },
    { key: 'gronden', title: person.grounds, cell: ({ gronden }) => gronden.join('; ') },
    { key: 'brief', title: person.inLetter, cell: ({ inBrief }) => (inBrief ? person.yes : person.no) },
  ];
}

function inWords(value: unknown, words: { yes: string; no: string }): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.map((one) => inWords(one, words)).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
