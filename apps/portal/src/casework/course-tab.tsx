import { useTexts } from '../text/language.js';
import { DateText } from '../ui/date-text.js';
import { Empty } from '../ui/states.js';
import { type Column, Table } from '../ui/table.js';
import { type CaseFile, useIsAnalyst } from './case-queries.js';
import { CloseCase, GiveFeedback } from './course-end.js';
import { Agree, Conclude } from './course-measures.js';

type Measure = CaseFile['maatregelen'][number];

interface CourseProps {
  file: CaseFile;
  nameOf(oin: string): string;
  signalName(id: string): string;
}

/** What is done: measures and their outcome, word to who reported, and the end of the case. */
export function CourseTab({ file, nameOf, signalName }: CourseProps) {
  const { course } = useTexts().casework;
  const analyst = useIsAnalyst();
  const works = analyst && file.gesloten === null;
  const columns: Column<Measure>[] = [
    { key: 'maatregel', title: course.measure, heads: true, cell: ({ tekst }) => tekst },
    { key: 'gepland', title: course.planned, cell: ({ geplandOp }) => <DateText at={geplandOp} /> },
    { key: 'door', title: course.by, cell: ({ door }) => `${nameOf(door.oin)} (${door.partner})` },
    { key: 'uitkomst', title: course.outcome, cell: ({ uitkomst }) => (uitkomst ? course.outcomes[uitkomst] : course.unknown) },
  ];
  return (
    <>
      {file.maatregelen.length === 0 ? (
        <Empty>
          <p>{course.none}</p>
        </Empty>
      ) : (
        <Table caption={course.caption} columns={columns} rows={file.maatregelen} rowKey={({ id }) => id} />
      )}
      {works && (
        <>
          <Conclude file={file} />
          <Agree file={file} nameOf={nameOf} />
        </>
      )}
      {analyst && <GiveFeedback file={file} signalName={signalName} />}
      {works && <CloseCase file={file} />}
    </>
  );
}
