import { getRouteApi } from '@tanstack/react-router';
import './care.css';
import { useFieldName, useFields } from '../intake/fields.js';
import { SharedCard } from '../intake/shared-card.js';
import { valueText } from '../intake/value-text.js';
import { useLocale, useTexts } from '../text/language.js';
import { ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Page } from '../ui/page.js';
import { Answer } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { type Dossier, useDossier } from './care-queries.js';
import { ConsentsCard } from './consents-card.js';
import { GiveCard } from './give-card.js';

const route = getRouteApi('/slachtoffers/$signaal');

/** One file of her organisation: what is recorded, what the victim agreed to, and giving it to others. */
export function DossierPage() {
  const { care } = useTexts();
  const { signaal } = route.useParams();
  const dossier = useDossier(signaal);
  return (
    <Page
      title={dossier.data ? care.dossierTitle(dossier.data.kenmerk) : care.dossier}
      intro={care.dossierIntro}
      actions={
        <ButtonLink to="/slachtoffers" kind="plain">
          {care.back}
        </ButtonLink>
      }
    >
      <Answer of={dossier}>
        {(own) => (
          <>
            <Stored dossier={own} />
            <ConsentsCard signal={signaal} />
            <GiveCard signal={signaal} />
            <SharedCard signalId={signaal} />
          </>
        )}
      </Answer>
    </Page>
  );
}

function Stored({ dossier: { id, velden } }: { dossier: Dossier }) {
  const { care } = useTexts();
  const locale = useLocale();
  const nameOf = useFieldName();
  const { data: known = [] } = useFields();
  return (
    <Card title={care.stored}>
      <Table
        caption={care.storedCaption}
        rows={velden}
        rowKey={(field) => field.id}
        columns={[
          { key: 'veld', title: care.field, heads: true, cell: ({ veld }) => nameOf(veld) },
          { key: 'waarde', title: care.value, cell: ({ veld, waarde }) => valueText(known, veld, waarde, care, locale) },
          { key: 'over', title: care.about, cell: ({ betrokkene }) => (betrokkene ? care.person(betrokkene) : care.aboutCase) },
          { key: 'grond', title: care.ground, cell: ({ gronden }) => gronden.join(', ') },
        ]}
      />
      <div className="knoppen">
        <ButtonLink to="/signalen/$id" params={{ id }} kind="plain">
          {care.change}
        </ButtonLink>
      </div>
    </Card>
  );
}
