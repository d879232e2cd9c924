import { useEffect, useRef } from 'react';
import { useTexts } from '../text/language.js';

/** Above a form that was not right: all errors at once, each a link to its field. Takes the focus when it appears. @param errors by id of the field */
export function ErrorSummary({ errors }: { errors: Readonly<Record<string, string>> }) {
  const { ui } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const found = Object.entries(errors);
  const told = found.map(([, text]) => text).join(' ');
  useEffect(() => {
    if (told) box.current?.focus();
  }, [told]);
  if (found.length === 0) return null;
  return (
    <div ref={box} className="melding melding-bad" role="alert" tabIndex={-1}>
      <p>
        <strong>{ui.errorTitle}</strong>
      </p>
      <ul>
        {found.map(([id, text]) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(id)?.focus();
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
