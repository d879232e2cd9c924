import './casework.css';
import { getRouteApi } from '@tanstack/react-router';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { personal } from '../api/queries.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { DescriptionList } from '../ui/description-list.js';
import { Notice } from '../ui/notice.js';
import { Page } from '../ui/page.js';
import { Answer } from '../ui/states.js';
import { Tabs } from '../ui/tabs.js';
import { type CaseFile, type ReadCase, useCaseFields, useCaseFile, useIsAnalyst, useNames } from './case-queries.js';
import { CourseTab } from './course-tab.js';
import { ExportDialog } from './export-dialog.js';
import { FieldsTab } from './fields-tab.js';
import { type CaseFilters, type CaseTab, caseTabs } from './filters.rules.js';
import { MatchesTab } from './matches-tab.js';
import { MembersTab } from './members-tab.js';
import { RelationsTab } from './relations-tab.js';
import { TimelineTab } from './timeline-tab.js';
import { numbersOf } from './values.rules.js';

const route = getRouteApi('/zaken/$zaak');
const readsFields = new Set<CaseTab>(['tijdlijn', 'relaties', 'velden']);

/** One case: what stage and membership allow this reader, in tabs; which one is open stands in the address. */
export function CasePage() {
  const { casework } = useTexts();
  const { zaak } = route.useParams();
  const file = useCaseFile(zaak);
  const [exporting, setExporting] = useState(false);
  return (
    <Page
      title={file.data ? `${casework.reference} ${file.data.kenmerk}` : casework.title}
      intro={casework.caseIntro}
      actions={file.data?.gesloten === null && <Button onClick={() => setExporting(true)}>{casework.file.button}</Button>}
    >
      <Answer of={file}>{(found) => <OneCase file={found} />}</Answer>
      {exporting && <ExportDialog caseId={zaak} onClose={() => setExporting(false)} />}
    </Page>
  );
}

/** What every part of the page is given. */
interface Part {
  file: CaseFile;
  filters: CaseFilters;
  onFilter(change: Partial<CaseFilters>): void;
  signalName(id: string): string;
}

function OneCase({ file }: { file: CaseFile }) {
  const { casework } = useTexts();
  const filters = route.useSearch();
  const go = route.useNavigate();
  const analyst = useIsAnalyst();
  const read = useCaseFields(file.id, readsFields.has(filters.deel) && file.gesloten === null);
  const numbers = useMemo(() => numbersOf(file.signalen), [file.signalen]);
  const part: Part = {
    file,
    filters,
    onFilter: (change) => void go({ search: (before) => ({ ...before, ...change }), replace: true }),
    signalName: (id) => casework.signal(numbers.get(id) ?? 0),
  };
  const shown = caseTabs.filter((key) => analyst || key !== 'overeenkomsten');
  const open = shown.includes(filters.deel) ? filters.deel : 'tijdlijn';
  const content = readsFields.has(open) ? <OfFields part={part} open={open} read={read} /> : <Others part={part} open={open} />;
  return (
    <>
      <DescriptionList
        items={[
          { term: casework.stage, value: casework.stages[file.stap] },
          { term: casework.activity, value: casework.activities[file.activiteit] },
          { term: casework.status, value: file.gesloten === null ? casework.open : casework.closed },
        ]}
      />
      <Tabs
        label={casework.tabs.label}
        tabs={shown.map((key) => ({ key, title: casework.tabs[key], content: key === open ? content : null }))}
        open={open}
        onOpen={(deel) => part.onFilter({ deel, pagina: 1 })}
      />
    </>
  );
}

function Closed() {
  const { casework } = useTexts();
  return (
    <Notice tone="attention">
      <p>{casework.closedNotice}</p>
    </Notice>
  );
}

/** The parts that show fields: one reading serves them all. */
function OfFields({ part, open, read }: { part: Part; open: CaseTab; read: UseQueryResult<ReadCase> }) {
  const { casework } = useTexts();
  const { file, filters, onFilter, signalName } = part;
  const { nameOf } = useNames(file.riec);
  if (file.gesloten !== null) return <Closed />;
  const shared = { file, signalName };
  return (
    <Answer of={read}>
      {(found) => (
        <>
          {found.ingetrokken.length > 0 && (
            <Notice tone="attention">
              <p>{casework.withdrawn(found.ingetrokken.length)}</p>
            </Notice>
          )}
          {open === 'tijdlijn' && (
            <TimelineTab {...shared} fields={found.velden} page={filters.pagina} onPage={(pagina) => onFilter({ pagina })} />
          )}
          {open === 'relaties' && <CaseRelations {...shared} read={found} />}
          {open === 'velden' && (
            <FieldsTab
              caseId={file.id}
              read={found}
              filters={filters}
              onFilter={onFilter}
              nameOf={nameOf}
              signals={file.signalen}
              signalName={signalName}
            />
          )}
        </>
      )}
    </Answer>
  );
}

function Others({ part: { file, filters, onFilter, signalName }, open }: { part: Part; open: CaseTab }) {
  const { nameOf, organisations } = useNames(file.riec);
  if (open === 'deelnemers') return <MembersTab file={file} nameOf={nameOf} organisations={organisations} />;
  if (open === 'maatregelen') return <CourseTab file={file} nameOf={nameOf} signalName={signalName} />;
  if (file.gesloten !== null) return <Closed />;
  return <MatchesTab caseId={file.id} filters={filters} onFilter={onFilter} signalName={signalName} />;
}

/** With what agrees, for the analyst; a member sees the people of each signal. */
function CaseRelations({ file, read, signalName }: { file: CaseFile; read: ReadCase; signalName(id: string): string }) {
  const analyst = useIsAnalyst();
  const matches = useQuery({
    ...personal,
    queryKey: ['zaak', file.id, 'overeenkomsten', 'alle'],
    enabled: analyst,
    queryFn: async () => {
      const params = (stand: 'voorgesteld' | 'zelfde') => ({ path: { zaakId: file.id }, query: { stand, paginaGrootte: 100 } });
      const found = (['voorgesteld', 'zelfde'] as const).map((stand) =>
        answerOf(api.GET('/zaken/{zaakId}/overeenkomsten', { params: params(stand) })),
      );
      return (await Promise.all(found)).flatMap(({ items }) => items);
    },
  });
  if (!analyst) return <RelationsTab signals={file.signalen} fields={read.velden} matches={[]} signalName={signalName} />;
  return (
    <Answer of={matches}>
      {(found) => <RelationsTab signals={file.signalen} fields={read.velden} matches={found} signalName={signalName} />}
    </Answer>
  );
}
