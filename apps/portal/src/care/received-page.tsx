import { getRouteApi } from '@tanstack/react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { personal } from '../api/queries.js';
import type { components } from '../api/schema.js';
import { useFieldName, useFields } from '../intake/fields.js';
import { PerField } from '../intake/share-panel.js';
import { valueText } from '../intake/value-text.js';
import { useLocale, useTexts } from '../text/language.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { DateText } from '../ui/date-text.js';
import { Page } from '../ui/page.js';
import { Answer, Empty } from '../ui/states.js';
import { type Column, Table } from '../ui/table.js';
import { useNamesIn } from './care-queries.js';
import { WaysOf } from './ways-of.js';

type Delivered = components['schemas']['VerstrektVeld'];
type Read = components['schemas']['GelezenVelden'];
const route = getRouteApi('/slachtoffers/ontvangen/$verstrekking');

/** What was given to her organisation, judged at this moment: what she may see with source, day and ground, and what is shielded with the reason. */
export function ReceivedPage() {
  const { care } = useTexts();
  const { verstrekking } = route.useParams();
  const client = useQueryClient();
  const queryKey = ['ontvangen', verstrekking, 'velden'];
  const read = useQuery({
    ...personal,
    staleTime: Infinity,
    queryKey,
    queryFn: () => answerOf(api.GET('/verstrekkingen/{id}/velden', { params: { path: { id: verstrekking } } })),
  });
  // what was on the screen goes first: it may not be hers any more
  const readAgain = () => void client.resetQueries({ queryKey, exact: true });
  return (
    <Page
      title={care.readTitle}
      intro={care.readIntro}
      actions={
        <>
          <Button kind="secondary" onClick={readAgain}>
            {care.readAgain}
          </Button>
          <ButtonLink to="/slachtoffers" kind="plain">
            {care.back}
          </ButtonLink>
        </>
      }
    >
      <Answer of={read}>{(found) => <ReadParts of={found} />}</Answer>
    </Page>
  );
}

function ReadParts({ of: { velden, afgeschermd } }: { of: Read }) {
  const { care } = useTexts();
  const duties = new Map(velden.flatMap(({ plichten }) => plichten.map(({ code, tekst }) => [code, tekst])));
  return (
    <>
      <Card title={care.visible}>
        {velden.length === 0 ? (
          <Empty>
            <p>{care.visibleNone}</p>
          </Empty>
        ) : (
          <FieldsSeen fields={velden} />
        )}
      </Card>
      {duties.size > 0 && (
        <Card title={care.duties}>
          <ul>
            {[...duties].map(([code, text]) => (
              <li key={code}>{text}</li>
            ))}
          </ul>
        </Card>
      )}
      {afgeschermd.length > 0 && (
        <Card title={care.shielded}>
          <p>{care.shieldedIntro}</p>
          <PerField label={care.shielded} of={afgeschermd} outcome={false} />
          <WaysOf fields={afgeschermd} />
        </Card>
      )}
    </>
  );
}

function FieldsSeen({ fields }: { fields: readonly Delivered[] }) {
  const { care } = useTexts();
  const locale = useLocale();
  const nameOf = useFieldName();
  const { data: known = [] } = useFields();
  const sender = useNamesIn(fields.map(({ bron }) => bron.partner));
  const columns: Column<Delivered>[] = [
    { key: 'veld', title: care.field, heads: true, cell: ({ veld }) => nameOf(veld) },
    { key: 'waarde', title: care.value, cell: ({ veld, waarde }) => valueText(known, veld, waarde, care, locale) },
    { key: 'over', title: care.about, cell: ({ betrokkene }) => (betrokkene ? care.person(betrokkene) : care.aboutCase) },
    { key: 'bron', title: care.source, cell: ({ bron }) => sender(bron.oin) },
    { key: 'op', title: care.obtained, cell: ({ bron }) => <DateText at={bron.verkregenOp} /> },
    { key: 'grond', title: care.ground, cell: ({ gronden }) => gronden.map(({ artikel }) => artikel).join('; ') },
  ];
  return <Table caption={care.visibleCaption} columns={columns} rows={fields} rowKey={({ id }) => id} />;
}
