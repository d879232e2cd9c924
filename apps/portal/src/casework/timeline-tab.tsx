import { useTexts } from '../text/language.js';
import { DateText } from '../ui/date-text.js';
import type { CaseFile, Field } from './case-queries.js';
import { timelineOf } from './timeline.rules.js';
import { fieldText } from './values.rules.js';

interface TimelineProps {
  fields: readonly Field[];
  file: CaseFile;
  signalName(id: string): string;
}

/** A list in order of time: what a screen reader counts, and what paper shows. */
export function TimelineTab({ fields, file, signalName }: TimelineProps) {
  const { timeline } = useTexts().casework;
  return (
    <ol className="tijdlijn" aria-label={timeline.list}>
      {timelineOf(fields, file).map(({ at, kind, signal, fields: named, text }) => (
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
  );
}
