import { useMemo } from 'react';
import { useTexts } from '../text/language.js';
import { DateText } from '../ui/date-text.js';
import { Paging } from '../ui/table.js';
import type { CaseFile, Field } from './case-queries.js';
import { timelineOf } from './timeline.rules.js';
import { fieldText } from './values.rules.js';

interface TimelineProps {
  fields: readonly Field[];
  file: CaseFile;
  signalName(id: string): string;
  page: number;
  onPage(page: number): void;
}

/** Moments on one page: a case of two hundred signals has hundreds. */
const size = 40;

/** A list in order of time: what a screen reader counts, and what paper shows. */
export function TimelineTab({ fields, file, signalName, page, onPage }: TimelineProps) {
  const { timeline } = useTexts().casework;
  const moments = useMemo(() => timelineOf(fields, file), [fields, file]);
  const pages = Math.ceil(moments.length / size);
  const first = (Math.min(page, pages) - 1) * size;
  return (
    <>
      <ol start={first + 1} className="tijdlijn" aria-label={timeline.list}>
        {moments.slice(first, first + size).map(({ at, kind, signal, fields: named, text }) => (
          <li key={`${at} ${kind} ${signal ?? ''} ${text ?? ''}`}>
            <p className="klein">
              <DateText at={at} />
            </p>
            <p>
              <strong>{timeline.kinds[kind]}</strong>
              {signal && `: ${signalName(signal)}`}
              {text && `: ${text}`}
            </p>
            {named.length > 0 && <p className="klein">{named.map(fieldText).join(', ')}</p>}
          </li>
        ))}
      </ol>
      <Paging page={Math.min(page, pages)} pages={pages} onPage={onPage} />
    </>
  );
}
