import { useTexts } from '../text/language.js';
import { Badge } from '../ui/badge.js';
import { Card } from '../ui/card.js';
import { ErrorState, Loading } from '../ui/states.js';
import { alike } from './alike.rules.js';
import type { Draft } from './draft.rules.js';
import { useFieldName } from './fields.js';
import { type PartnerPreview, type Preview, usePreview } from './preview.js';
import { NotStored } from './not-stored.js';
import { Because, Outcome } from './verdict.js';

/** Beside what she writes: per partner what would go, on which ground, and why not. The hub judges it as it will judge the real thing. */
export function SharePanel({ draft }: { draft: Draft }) {
  const { intake } = useTexts();
  const preview = usePreview(draft);
  return (
    <Card title={intake.panelTitle}>
      {preview.data ? (
        <Judged preview={preview.data} />
      ) : preview.error ? (
        <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
      ) : preview.isFetching ? (
        <Loading />
      ) : (
        <p>{intake.panelWaiting}</p>
      )}
    </Card>
  );
}

function Judged({ preview: { opslaan, nietOpslaan, delen } }: { preview: Preview }) {
  const { intake } = useTexts();
  const some = delen.filter(({ gaat }) => gaat > 0);
  const none = delen.filter(({ gaat }) => gaat === 0);
  return (
    <>
      <p className="klein">{intake.panelIntro}</p>
      <p role="status">{intake.stored(opslaan.length, opslaan.length + nietOpslaan.length)}</p>
      <NotStored fields={nietOpslaan} ways={waysFor(nietOpslaan, delen)} />
      <Receivers of={some} all={delen} />
      {none.length > 0 && (
        <details className="niemand">
          <summary>
            <span>{intake.othersGetNothing(none.length)}</span>
          </summary>
          <Receivers of={none} all={delen} />
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
  const nameOf = useFieldName();
  return (
    <li>
      <details>
        <summary>
          <span>{name}</span>
          <Badge tone={gaat === 0 ? 'bad' : gaat < van ? 'attention' : 'good'}>
            {gaat === 0 ? intake.nothingGoes : intake.counts(gaat, van)}
          </Badge>
        </summary>
        <ul aria-label={intake.whyFor(name)} className="uitleg">
          {alike(velden).map((group, at) => {
            const field = group[0]!;
            return (
              <li key={`${field.veld} ${at}`}>
                <p>
                  <strong>{group.map(({ veld }) => nameOf(veld)).join(', ')}</strong>{' '}
                  <Outcome of={field.uitkomst} stored={field.opgeslagen} />
                </p>
                <Because of={field} />
              </li>
            );
          })}
        </ul>
      </details>
    </li>
  );
}
