import { answerOf, api } from '../api/client.js';
import { useFieldName } from '../intake/fields.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Select } from '../ui/field.js';
import { Empty, ErrorState } from '../ui/states.js';
import { type Column, PagedTable, Paging } from '../ui/table.js';
import { useToast } from '../ui/toasts.js';
import { type ReadCase, type Shielded, useIsAnalyst, useWish } from './case-queries.js';
import { FieldTable, keyOf, Provenance } from './field-table.js';
import type { CaseFilters } from './filters.rules.js';

/** A case of two hundred signals has thousands of them. */
const fieldsPerPage = 40;

interface FieldsProps {
  caseId: string;
  read: ReadCase;
  filters: CaseFilters;
  onFilter(change: Partial<CaseFilters>): void;
  nameOf(oin: string): string;
  signals: readonly string[];
  signalName(id: string): string;
}

/** Every field that she may see, the provenance of one of them beside it, and below what is shielded and why. */
export function FieldsTab({ caseId, read, filters, onFilter, nameOf, signals, signalName }: FieldsProps) {
  const { fields: words } = useTexts().casework;
  const { signaal, cel, veld, pagina } = filters;
  const fits = (one: { signaal: string; cel: string }) => (!signaal || one.signaal === signaal) && (!cel || one.cel === cel);
  const found = read.velden.filter(fits);
  const pages = Math.max(1, Math.ceil(found.length / fieldsPerPage));
  const page = Math.min(pagina, pages);
  const chosen = read.velden.find((field) => keyOf(field) === veld);
  const cells = [...new Set([...read.velden, ...read.afgeschermd].map((one) => one.cel))].toSorted();
  return (
    <>
      <Filters cells={cells} filters={filters} onFilter={onFilter} signals={signals} signalName={signalName} />
      {found.length === 0 ? (
        <Empty>
          <p>{words.none}</p>
        </Empty>
      ) : (
        <div className="naast">
          <div>
            <FieldTable
              fields={found.slice((page - 1) * fieldsPerPage, page * fieldsPerPage)}
              nameOf={nameOf}
              signalName={signalName}
              onChoose={(field) => onFilter({ veld: keyOf(field) })}
            />
            <Paging page={page} pages={pages} onPage={(next) => onFilter({ pagina: next })} />
          </div>
          <Card title={words.provenance}>
            <div aria-live="polite">
              {chosen ? (
                <Provenance field={chosen} nameOf={nameOf} signalName={signalName(chosen.signaal)} />
              ) : (
                <p>{words.provenanceNone}</p>
              )}
            </div>
          </Card>
        </div>
      )}
      <Card title={words.shielded}>
        <ShieldedTable caseId={caseId} shielded={read.afgeschermd.filter(fits)} signalName={signalName} />
      </Card>
    </>
  );
}

interface FilterProps extends Pick<FieldsProps, 'filters' | 'onFilter' | 'signals' | 'signalName'> {
  cells: readonly string[];
}

/** By signal and kind of data: ids and codes, which stand in the address. */
function Filters({ cells, filters: { signaal, cel }, onFilter, signals, signalName }: FilterProps) {
  const { fields: words } = useTexts().casework;
  const filter = (key: 'signaal' | 'cel') => (value: string) => onFilter({ [key]: value || undefined, pagina: 1 });
  return (
    <div className="filters">
      <Select
        label={words.filterSignal}
        options={signals.map((id) => ({ value: id, label: signalName(id) }))}
        value={signaal ?? ''}
        onChange={filter('signaal')}
      />
      <Select
        label={words.filterCell}
        options={cells.map((value) => ({ value, label: value }))}
        value={cel ?? ''}
        onChange={filter('cel')}
      />
    </div>
  );
}

interface ShieldedProps {
  caseId: string;
  shielded: readonly Shielded[];
  signalName(id: string): string;
}

/** What stays, why, and how to ask. What may not even be known to exist, the hub does not tell. */
function ShieldedTable({ caseId, shielded, signalName }: ShieldedProps) {
  const { fields: words } = useTexts().casework;
  const fieldName = useFieldName();
  const analyst = useIsAnalyst();
  const toast = useToast();
  const ask = useWish(
    (signaal: string, header) =>
      answerOf(
        api.POST('/zaken/{id}/terugkoppelingen', {
          params: { path: { id: caseId }, header },
          body: { signaal, code: 'meer-informatie-nodig' },
        }),
      ),
    { after: () => toast(words.asked) },
  );
  if (shielded.length === 0) return <p>{words.shieldedNone}</p>;
  const columns: Column<Shielded>[] = [
    { key: 'veld', title: words.field, heads: true, cell: ({ veld, signaal }) => `${fieldName(veld)}, ${signalName(signaal)}` },
    { key: 'waarom', title: words.why, cell: ({ reden, uitleg }) => (reden ? `${reden.tekst}. ${uitleg}` : uitleg) },
    { key: 'wel', title: words.ways, cell: ({ uitwegen }) => uitwegen.map(({ tekst }) => tekst).join(' ') },
    {
      key: 'vraag',
      title: words.action,
      cell: ({ veld, signaal }) =>
        analyst && (
          <Button kind="secondary" busy={ask.isPending && ask.variables === signaal} onClick={() => ask.mutate(signaal)}>
            {words.ask(`${fieldName(veld)}, ${signalName(signaal)}`)}
          </Button>
        ),
    },
  ];
  return (
    <>
      {ask.error && <ErrorState error={ask.error} />}
      <PagedTable
        size={fieldsPerPage}
        caption={words.shieldedCaption}
        columns={columns.filter(({ key }) => key !== 'vraag' || analyst)}
        rows={shielded}
        rowKey={keyOf}
      />
    </>
  );
}
