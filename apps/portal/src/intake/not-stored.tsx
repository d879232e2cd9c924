import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Notice } from '../ui/notice.js';
import { useFieldName } from './fields.js';
import { Because } from './verdict.js';

type Refused = components['schemas']['BeoordeeldVeld'];
export type Way = Refused['uitwegen'][number];
/** What the page can do itself for a way, by its code. */
export type Acts = Readonly<Record<string, { label: string; go(): void }>>;

interface NotStoredProps {
  fields: readonly Refused[];
  /** What the hub names elsewhere for the same data. */
  ways?: readonly Way[];
  acts?: Acts | undefined;
}

/** What may not be stored, why, and what can be done instead: a "no" is no end. */
export function NotStored({ fields, ways: others = [], acts }: NotStoredProps) {
  const { intake } = useTexts();
  const nameOf = useFieldName();
  if (fields.length === 0) return null;
  const persons = fields.some(({ cel }) => !cel.startsWith('case.'));
  const ways = new Map([...fields.flatMap(({ uitwegen }) => uitwegen), ...others].map((way) => [way.code, way]));
  return (
    <Notice tone="attention" title={persons ? intake.personsNotStored : intake.notStoredTitle}>
      {persons && <p>{intake.personsNotStoredText}</p>}
      <WaysOut ways={[...ways.values()]} acts={acts} />
      <details>
        <summary>{intake.why}</summary>
        <ul className="uitleg">
          {fields.map((field, at) => (
            <li key={`${field.veld} ${at}`}>
              <p>
                <strong>{nameOf(field.veld)}</strong>
              </p>
              <Because of={field} />
            </li>
          ))}
        </ul>
      </details>
    </Notice>
  );
}

/** The lawful alternatives, each a button that says what to do and, where the portal can do it, does it. */
export function WaysOut({ ways, acts = {} }: { ways: readonly Way[]; acts?: Acts | undefined }) {
  const { intake, ui } = useTexts();
  const [open, setOpen] = useState<Way | null>(null);
  const navigate = useNavigate();
  const shown = ways.filter(({ code }) => code in intake.ways).toSorted((one, other) => one.code.localeCompare(other.code));
  const close = () => setOpen(null);
  const toSafety = () => void navigate({ to: '/signalen/nieuw/$stap', params: { stap: 'veiligheid' } });
  const able: Acts = { F6: { label: intake.toSafety, go: toSafety }, ...acts };
  const act = open && able[open.code];
  return (
    <>
      <div className="knoppen">
        {shown.map((way) => (
          <Button key={way.code} kind="secondary" onClick={() => setOpen(way)}>
            {intake.ways[way.code]}
          </Button>
        ))}
      </div>
      {open && (
        <Dialog title={intake.ways[open.code] ?? ''} onClose={close}>
          <p>{open.tekst}</p>
          <div className="knoppen">
            {act && (
              <Button
                onClick={() => {
                  close();
                  act.go();
                }}
              >
                {act.label}
              </Button>
            )}
            <Button kind="secondary" onClick={close}>
              {ui.close}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
