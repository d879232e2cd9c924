import './casework.css';
import { getRouteApi } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
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

function OneCase({ file }: { file: CaseFile }) {
  const { casework } = useTexts();
  const filters = route.useSearch();
  const go = route.useNavigate();
  const analyst = useIsAnalyst();
  const { nameOf, organisations } = useNames(file.riec);
  const closed = file.gesloten !== null;
  const read = useCaseFields(file.id, readsFields.has(filters.deel) && !closed);
  const numbers = useMemo(() => numbersOf(file.signalen), [file.signalen]);
  const signalName = (id: string): string => casework.signal(numbers.get(id) ?? 0);
  const onFilter = (change: Partial<CaseFilters>) => void go({ search: (before) => ({ ...before, ...change }), replace: true });
  const withFields = (show: (found: ReadCase) => React.ReactNode) =>
    closed ? (
      <Notice tone="attention">
        <p>{casework.closedNotice}</p>
      </Notice>
    ) : (
      <Answer of={read}>
        {(found) => (
          <>
            {found.ingetrokken.length > 0 && (
              <Notice tone="attention">
                <p>{casework.withdrawn(found.ingetrokken.length)}</p>
              </Notice>
            )}
            {show(found)}
          </>
        )}
      </Answer>
    );
  const contents: Record<CaseTab, () => React.ReactNode> = {
    tijdlijn: () => withFields(({ velden }) => <TimelineTab fields={velden} file={file} signalName={signalName} />),
    relaties: () => withFields((found) => <CaseRelations file={file} read={found} signalName={signalName} />),
    velden: () =>
      withFields((found) => (
        <FieldsTab
          caseId={file.id}
          read={found}
          filters={filters}
          onFilter={onFilter}
          nameOf={nameOf}
          signals={file.signalen}
          signalName={signalName}
        />
      )),
    deelnemers: () => <MembersTab file={file} nameOf={nameOf} organisations={organisations} />,
    overeenkomsten: () =>
      closed ? withFields(() => null) : <MatchesTab caseId={file.id} filters={filters} onFilter={onFilter} signalName={signalName} />,
    maatregelen: () => <CourseTab file={file} nameOf={nameOf} signalName={signalName} />,
  };
  const shown = caseTabs.filter((key) => analyst || key !== 'overeenkomsten');
  const open = shown.includes(filters.deel) ? filters.deel : 'tijdlijn';
  return (
    <>
      <DescriptionList
        items={[
          { term: casework.stage, value: casework.stages[file.stap] },
          { term: casework.activity, value: casework.activities[file.activiteit] },
          { term: casework.status, value: closed ? casework.closed : casework.open },
        ]}
      />
      <Tabs
        label={casework.tabs.label}
        tabs={shown.map((key) => ({ key, title: casework.tabs[key], content: key === open ? contents[key]() : null }))}
        open={open}
        onOpen={(deel) => onFilter({ deel, pagina: 1 })}
      />
    </>
  );
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
      const proposed = await answerOf(api.GET('/zaken/{zaakId}/overeenkomsten', { params: params('voorgesteld') }));
      const same = await answerOf(api.GET('/zaken/{zaakId}/overeenkomsten', { params: params('zelfde') }));
      return [...proposed.items, ...same.items];
    },
  });
  if (!analyst) return <RelationsTab signals={file.signalen} fields={read.velden} matches={[]} signalName={signalName} />;
  return (
    <Answer of={matches}>
      {(found) => <RelationsTab signals={file.signalen} fields={read.velden} matches={found} signalName={signalName} />}
    </Answer>
  );
}
