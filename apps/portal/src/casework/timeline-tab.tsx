import { useMemo } from 'react';
import { useFieldName } from '../intake/fields.js';
import { useTexts } from '../text/language.js';
import { DateText } from '../ui/date-text.js';
import { Paging } from '../ui/table.js';
import type { CaseFile, Field } from './case-queries.js';
import { timelineOf } from './timeline.rules.js';

interface TimelineProps {
  fields: readonly Field[];
  file: CaseFile;
  signalName(id: string): string;
  page: number;
  onPage(page: number): void;
}

/** A case of two hundred signals has hundreds of them. */
const momentsPerPage = 40;

/** A list in order of time: what a screen reader counts, and what paper shows. */
export function TimelineTab({ fields, file, signalName, page, onPage }: TimelineProps) {
  const { timeline } = useTexts().casework;
  const fieldName = useFieldName();
  const moments = useMemo(() => timelineOf(fields, file), [fields, file]);
  const pages = Math.ceil(moments.length / momentsPerPage);
  const first = (Math.min(page, pages) - 1) * momentsPerPage;
  return (
    <>
      <ol start={first + 1} className="tijdlijn" aria-label={timeline.list}>
        {moments.slice(first, first + momentsPerPage).map(({ at, kind, signal, fields: named, text }) => (
          <li key={`${at} ${kind} ${signal ?? ''} ${text ?? ''}`}>
            <p className="klein">
              <DateText at={at} />
            </p>
            <p>
              <strong>{timeline.kinds[kind]}</strong>
              {signal && `: ${signalName(signal)}`}
              {text && `: ${text}`}
            </p>
            {named.length > 0 && <p className="klein">{named.map(fieldName).join(', ')}</p>}
          </li>
        ))}
      </ol>
      <Paging page={Math.min(page, pages)} pages={pages} onPage={onPage} />
    </>
  );
}
