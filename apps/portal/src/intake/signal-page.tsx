import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { personal } from '../api/queries.js';
import type { components } from '../api/schema.js';
import { useLocale, useTexts } from '../text/language.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { DateText } from '../ui/date-text.js';
import { DescriptionList } from '../ui/description-list.js';
import { Page } from '../ui/page.js';
import { Answer } from '../ui/states.js';
import { type Column, Table } from '../ui/table.js';
import { CorrectDialog } from './correct-dialog.js';
import { EnrichDialog } from './enrich-dialog.js';
import { useFieldName, useFields } from './fields.js';
import { SharedCard } from './shared-card.js';
import { SignalStatus } from './signals-page.js';
import { valueText } from './value-text.js';
import { WithdrawDialog } from './withdraw-dialog.js';

export type OwnSignal = components['schemas']['EigenSignaal'];
export type OwnField = OwnSignal['velden'][number];

/** One signal of her organisation: what is stored, where it went, what came back; and to add, correct or withdraw. */
export function SignalPage() {
  const { intake } = useTexts();
  const { id } = useParams({ from: '/signalen/$id' });
  const signal = useQuery({
    ...personal,
    queryKey: ['signaal', id],
    queryFn: () => answerOf(api.GET('/signalen/{id}', { params: { path: { id } } })),
  });
  const title = signal.data?.kenmerk ?? intake.title;
  return (
    <Page
      title={title}
      intro={intake.detailIntro}
      actions={
        <ButtonLink to="/signalen" kind="plain">
          {intake.toList}
        </ButtonLink>
      }
    >
      <Answer of={signal}>{(own) => <OwnSignalParts signal={own} onChanged={() => void signal.refetch()} />}</Answer>
    </Page>
  );
}

type Open = { what: 'correct'; field: OwnField } | { what: 'enrich' } | { what: 'withdraw' } | null;

function OwnSignalParts({ signal, onChanged }: { signal: OwnSignal; onChanged(): void }) {
  const { intake } = useTexts();
  const [open, setOpen] = useState<Open>(null);
  const active = signal.status === 'actief';
  const done = () => {
    setOpen(null);
    onChanged();
  };
  const close = () => setOpen(null);
  return (
    <>
      <Card title={intake.status}>
        <DescriptionList
          items={[
            { term: intake.status, value: <SignalStatus of={signal.status} /> },
            { term: intake.registered, value: <DateText at={signal.geregistreerdOp} time /> },
          ]}
        />
        {active && (
          <div className="knoppen">
            <Button kind="secondary" onClick={() => setOpen({ what: 'enrich' })}>
              {intake.enrich}
            </Button>
            <Button kind="plain" onClick={() => setOpen({ what: 'withdraw' })}>
              {intake.withdraw}
            </Button>
          </div>
        )}
      </Card>
      <Card title={intake.sentStored}>
        <StoredFields signal={signal} onCorrect={active ? (field) => setOpen({ what: 'correct', field }) : undefined} />
      </Card>
      <SharedCard signalId={signal.id} />
      <Feedback of={signal.terugkoppelingen} />
      {open?.what === 'correct' && <CorrectDialog signalId={signal.id} field={open.field} onDone={done} onClose={close} />}
      {open?.what === 'enrich' && <EnrichDialog signal={signal} onDone={done} onClose={close} />}
      {open?.what === 'withdraw' && <WithdrawDialog signalId={signal.id} onDone={done} onClose={close} />}
    </>
  );
}

function StoredFields({ signal, onCorrect }: { signal: OwnSignal; onCorrect: ((field: OwnField) => void) | undefined }) {
  const { intake } = useTexts();
  const locale = useLocale();
  const nameOf = useFieldName();
  const { data: fields = [] } = useFields();
  const about = (ref: string | null) => {
    const at = signal.betrokkenen.findIndex((one) => one.ref === ref);
    return at < 0 ? intake.aboutCase : `${intake.person(at + 1)}, ${signal.betrokkenen[at]!.rol}`;
  };
  const columns: Column<OwnField>[] = [
    { key: 'veld', title: intake.field, heads: true, cell: ({ veld }) => nameOf(veld) },
    { key: 'waarde', title: intake.value, cell: ({ veld, waarde }) => valueText(fields, veld, waarde, intake, locale) },
    { key: 'over', title: intake.about, cell: ({ betrokkene }) => about(betrokkene) },
    { key: 'grond', title: intake.ground, cell: ({ gronden }) => gronden.join(', ') },
  ];
  if (onCorrect)
    columns.push({
      key: 'wijzigen',
      title: intake.change,
      cell: (field) => (
        <button
          type="button"
          className="knop knop-plain"
          aria-label={intake.correctField(nameOf(field.veld))}
          onClick={() => onCorrect(field)}
        >
          {intake.correct}
        </button>
      ),
    });
  return <Table caption={intake.storedCaption} columns={columns} rows={signal.velden} rowKey={({ id }) => id} />;
}

function Feedback({ of }: { of: OwnSignal['terugkoppelingen'] }) {
  const { intake } = useTexts();
  return (
    <Card title={intake.feedbackTitle}>
      {of.length === 0 ? (
        <p>{intake.feedbackNone}</p>
      ) : (
        <ol>
          {of.map(({ code, tekst, op }) => (
            <li key={`${code} ${op}`}>
              <DateText at={op} />: {tekst}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
