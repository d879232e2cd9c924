import { useTexts } from '../text/language.js';
import { Notice } from '../ui/notice.js';
import { hintsIn } from './hints.rules.js';

/** Below a field for free text: what it looks like to have in it. Warns, never blocks. */
export function TextHints({ text }: { text: string }) {
  const { intake } = useTexts();
  const found = hintsIn(text);
  return (
    <div role="status">
      {found.length > 0 && (
        <Notice tone="attention" title={intake.hintTitle}>
          <ul>
            {found.map(({ kind, words }) => (
              <li key={`${kind} ${words}`}>{intake.hints[kind](words)}</li>
            ))}
          </ul>
          <p className="klein">{intake.hintMore}</p>
        </Notice>
      )}
    </div>
  );
}
