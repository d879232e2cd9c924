import { useFieldName, useFields } from '../intake/fields.js';
import { valueText } from '../intake/value-text.js';
import { useLocale, useTexts } from '../text/language.js';
import { Badge } from '../ui/badge.js';
import { DateText } from '../ui/date-text.js';
import { DescriptionList } from '../ui/description-list.js';
import { type Column, Table } from '../ui/table.js';
import type { Field } from './case-queries.js';

interface FieldTableProps {
  fields: readonly Field[];
  nameOf(oin: string): string;
  /** How a signal is called here; left out when all fields are of one. */
  signalName?(id: string): string;
  /** Leads from a field to its provenance. */
  onChoose?(field: Field): void;
}

export const keyOf = ({ signaal, id }: { signaal: string; id: string }): string => `${signaal}.${id}`;

/** Every field with its value, source and ground. */
export function FieldTable({ fields, nameOf, signalName, onChoose }: FieldTableProps) {
  const texts = useTexts().casework;
  const { fields: words } = texts;
  const locale = useLocale();
  const { data: known = [] } = useFields();
  const fieldName = useFieldName();
  const about = ({ betrokkene, signaal }: Field): string =>
    [signalName?.(signaal), betrokkene === null ? words.case : texts.person(betrokkene)].filter(Boolean).join(', ');
  const columns: Column<Field>[] = [
    {
      key: 'veld',
      title: words.field,
      heads: true,
      cell: (field) =>
        onChoose ? (
          <button type="button" className="sorteer" title={words.choose(fieldName(field.veld))} onClick={() => onChoose(field)}>
            {fieldName(field.veld)}
          </button>
        ) : (
          fieldName(field.veld)
        ),
    },
    {
      key: 'waarde',
      title: words.value,
      cell: ({ veld, waarde, gecorrigeerdOp }) => (
        <>
          {valueText(known, veld, waarde, words, locale)}{' '}
          {gecorrigeerdOp && <Badge tone="attention">{words.corrected.toLowerCase()}</Badge>}
        </>
      ),
    },
    { key: 'over', title: words.about, cell: about },
    { key: 'bron', title: words.source, cell: ({ bron }) => `${nameOf(bron.oin)} (${bron.partner})` },
    { key: 'grond', title: words.ground, cell: ({ gronden }) => gronden.map(({ artikel }) => artikel).join('; ') },
  ];
  return <Table caption={words.caption} columns={columns} rows={fields} rowKey={keyOf} />;
}

/** Where one field comes from, why she may see it, and what she must do with it. */
export function Provenance({ field, nameOf, signalName }: { field: Field; nameOf(oin: string): string; signalName: string }) {
  const texts = useTexts().casework;
  const { fields: words } = texts;
  const locale = useLocale();
  const { data: known = [] } = useFields();
  const { bron, ontvangenOp, bewarenTot, gecorrigeerdOp, betrouwbaarheid, gronden, plichten } = field;
  return (
    <DescriptionList
      items={[
        { term: words.value, value: valueText(known, field.veld, field.waarde, words, locale) },
        {
          term: words.about,
          value: `${signalName}, ${field.betrokkene === null ? words.case : texts.person(field.betrokkene)} (${field.cel})`,
        },
        { term: words.source, value: `${nameOf(bron.oin)} (${bron.partner})` },
        { term: words.seen, value: <DateText at={bron.verkregenOp} /> },
        { term: words.recorded, value: <DateText at={bron.vastgelegdOp} time /> },
        { term: words.got, value: ontvangenOp ? <DateText at={ontvangenOp} /> : words.notTold },
        { term: words.corrected, value: gecorrigeerdOp ? <DateText at={gecorrigeerdOp} time /> : words.never },
        { term: words.kept, value: bewarenTot ? <DateText at={bewarenTot} /> : words.notTold },
        { term: words.reliability, value: betrouwbaarheid?.tekst ?? words.notTold },
        {
          term: words.ground,
          value: gronden.map(({ code, artikel, uitleg }) => (
            <p key={code}>
              <strong>{artikel}</strong> ({code}) {uitleg}
            </p>
          )),
        },
        {
          term: words.duties,
          value: plichten.length ? plichten.map(({ code, tekst }) => <p key={code}>{tekst}</p>) : words.noDuties,
        },
      ]}
    />
  );
}
