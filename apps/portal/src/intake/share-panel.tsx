import { useTexts } from '../text/language.js';
import { Badge } from '../ui/badge.js';
import { Card } from '../ui/card.js';
import { ErrorState, Loading } from '../ui/states.js';
import { alike } from './alike.rules.js';
import { change } from './draft-store.js';
import type { Draft } from './draft.rules.js';
import { useFieldName } from './fields.js';
import { type PartnerPreview, type Preview, usePreview } from './preview.js';
import { type Acts, NotStored } from './not-stored.js';
import { Because, type Judged, Outcome } from './verdict.js';

/** Beside what she writes: per partner what would go, on which ground, and why not. The hub judges it as it will judge the real thing. */
export function SharePanel({ draft }: { draft: Draft }) {
  const { intake } = useTexts();
  const acts = { F3: { label: intake.withoutPersons, go: () => change({ persons: [] }) } };
  return <PreviewCard of={usePreview(draft)} waiting={intake.panelWaiting} acts={acts} />;
}

interface PreviewProps {
  of: ReturnType<typeof usePreview>;
  /** What is said as long as there is too little to judge. */
  waiting: string;
  acts?: Acts | undefined;
}

/** What the hub would store and share, or that it is still thinking. */
export function PreviewCard({ of: preview, waiting, acts }: PreviewProps) {
  const { intake } = useTexts();
  return (
    <Card title={intake.panelTitle}>
      {preview.data ? (
        <Stored preview={preview.data} acts={acts} />
      ) : preview.error ? (
        <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
      ) : preview.isFetching ? (
        <Loading />
      ) : (
        <p>{waiting}</p>
      )}
    </Card>
  );
}

function Stored({ preview: { opslaan, nietOpslaan, delen }, acts }: { preview: Preview; acts: Acts | undefined }) {
  const { intake } = useTexts();
  return (
    <>
      <p className="klein">{intake.panelIntro}</p>
      <p role="status">{intake.stored(opslaan.length, opslaan.length + nietOpslaan.length)}</p>
      <NotStored fields={nietOpslaan} ways={waysFor(nietOpslaan, delen)} acts={acts} />
      <WhoGetsWhat of={delen} />
    </>
  );
}

/** Every receiver with how much it would get and why not more; those who get nothing are folded together. */
export function WhoGetsWhat({ of: all }: { of: readonly PartnerPreview[] }) {
  const { intake } = useTexts();
  const none = all.filter(({ gaat }) => gaat === 0);
  return (
    <>
      <Receivers of={all.filter(({ gaat }) => gaat > 0)} all={all} />
      {none.length > 0 && (
        <details className="niemand">
          <summary>
            <span>{intake.othersGetNothing(none.length)}</span>
          </summary>
          <Receivers of={none} all={all} />
        </details>
      )}
    </>
  );
}

/** What the hub offers for data that may not be stored, wherever in the answer it says so. */
function waysFor(refused: Preview['nietOpslaan'], shares: readonly PartnerPreview[]): Preview['nietOpslaan'][number]['uitwegen'] {
  const cells = new Set(refused.map(({ cel }) => cel));
  return shares.flatMap(({ velden }) => velden.filter(({ cel }) => cells.has(cel)).flatMap(({ uitwegen }) => uitwegen));
}

/** @param all among whom a name may be there twice: another department of the same organisation */
function Receivers({ of, all }: { of: readonly PartnerPreview[]; all: readonly PartnerPreview[] }) {
  const twice = (name: string) => all.filter(({ partner }) => partner.naam === name).length > 1;
  return (
    <ul className="ontvangers">
      {of.map((one) => {
        const { oin, code, naam, taak } = one.partner;
        return <Receiver key={`${oin} ${code}`} of={one} name={twice(naam) ? `${naam} (${taak ?? code})` : naam} />;
      })}
    </ul>
  );
}

function Receiver({ of: { gaat, van, velden }, name }: { of: PartnerPreview; name: string }) {
  const { intake } = useTexts();
  return (
    <li>
      <details>
        <summary>
          <span>{name}</span>
          <Badge tone={gaat === 0 ? 'bad' : gaat < van ? 'attention' : 'good'}>
            {gaat === 0 ? intake.nothingGoes : intake.counts(gaat, van)}
          </Badge>
        </summary>
        <PerField label={intake.whyFor(name)} of={velden} />
      </details>
    </li>
  );
}

interface PerFieldProps {
  label: string;
  /** Fields that were judged; of a stored signal they are all stored. */
  of: readonly (Judged & { opgeslagen?: boolean })[];
  /** Whether a word says what becomes of it; left out where the heading says it. */
  outcome?: boolean;
}

/** Per kind of data what may be done with it and why. */
export function PerField({ label, of: fields, outcome = true }: PerFieldProps) {
  const nameOf = useFieldName();
  return (
    <ul aria-label={label} className="uitleg">
      {alike(fields).map((group, at) => {
        const field = group[0]!;
        return (
          <li key={`${field.veld} ${at}`}>
            <p>
              <strong>{group.map(({ veld }) => nameOf(veld)).join(', ')}</strong>{' '}
              {outcome && <Outcome of={field.uitkomst} stored={field.opgeslagen ?? true} />}
            </p>
            <Because of={field} />
          </li>
        );
      })}
    </ul>
  );
}
