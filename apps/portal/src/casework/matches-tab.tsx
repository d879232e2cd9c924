import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { personal } from '../api/queries.js';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Radios } from '../ui/choice.js';
import { Dialog } from '../ui/dialog.js';
import { Answer, Empty, ErrorState } from '../ui/states.js';
import { Paging } from '../ui/table.js';
import { type Match, useWish } from './case-queries.js';
import { type CaseFilters, matchStands } from './filters.rules.js';

type Wish = components['schemas']['OordeelDto'];
const size = 20;
const reasonsFor: Record<Wish['oordeel'], Wish['reden'][]> = {
  zelfde: ['nagekeken', 'bevestigd-door-deelnemer'],
  'niet-zelfde': ['nagekeken', 'toeval', 'gedeeld-gegeven', 'verouderd-gegeven'],
  ingetrokken: ['vergissing', 'nieuwe-informatie'],
};

interface MatchesProps {
  caseId: string;
  filters: CaseFilters;
  onFilter(change: Partial<CaseFilters>): void;
  signalName(id: string): string;
}

/** What agrees, with why; a person says what it means, and can take it back. */
export function MatchesTab({ caseId, filters, onFilter, signalName }: MatchesProps) {
  const { matches: words } = useTexts().casework;
  const { stand, pagina } = filters;
  const [asked, ask] = useState<{ match: Match; oordeel: Wish['oordeel'] } | null>(null);
  const found = useQuery({
    ...personal,
    queryKey: ['zaak', caseId, 'overeenkomsten', stand, pagina],
    queryFn: () =>
      answerOf(
        api.GET('/zaken/{zaakId}/overeenkomsten', { params: { path: { zaakId: caseId }, query: { stand, pagina, paginaGrootte: size } } }),
      ),
  });
  return (
    <>
      <p>{words.intro}</p>
      <Radios
        label={words.show}
        options={matchStands.map((value) => ({ value, label: words.stands[value] }))}
        value={stand}
        onChange={(value) => onFilter({ stand: value, pagina: 1 })}
      />
      <Answer of={found}>
        {({ items, totaal }) =>
          items.length === 0 ? (
            <Empty>
              <p>{words.none}</p>
            </Empty>
          ) : (
            <>
              {items.map((match) => (
                <MatchCard key={match.id} match={match} signalName={signalName} onSay={(oordeel) => ask({ match, oordeel })} />
              ))}
              <Paging page={pagina} pages={Math.ceil(totaal / size)} onPage={(page) => onFilter({ pagina: page })} />
            </>
          )
        }
      </Answer>
      {asked && <SayDialog caseId={caseId} {...asked} onClose={() => ask(null)} />}
    </>
  );
}

interface CardProps {
  match: Match;
  signalName(id: string): string;
  onSay(oordeel: Wish['oordeel']): void;
}

function MatchCard({ match: { kanten, redenen, gronden, stand, oordeel }, signalName, onSay }: CardProps) {
  const texts = useTexts().casework;
  const { matches: words } = texts;
  const ordered = kanten.toSorted(
    (a, b) => Number(b.inZaak) - Number(a.inZaak) || signalName(a.signaal).localeCompare(signalName(b.signaal)),
  );
  const [one = '', other = ''] = ordered.map(({ signaal, inZaak, betrokkene }) =>
    [inZaak ? signalName(signaal) : words.outside, betrokkene !== null && texts.person(betrokkene)].filter(Boolean).join(', '),
  );
  return (
    <Card title={words.title(one, other)} level={2}>
      <ul>
        {redenen.map(({ soort, uitleg, hoeVaak, aantalSignalen }) => (
          <li key={soort}>
            {uitleg}{' '}
            <Badge tone={hoeVaak === 'alleen-hier' ? 'good' : 'attention'}>
              {`${words.often[hoeVaak]}, ${words.inSignals(aantalSignalen)}`}
            </Badge>
          </li>
        ))}
      </ul>
      <p className="klein">
        {words.grounds}: {gronden.join(', ')}
      </p>
      {oordeel && (
        <p>
          {words.stands[stand]}. {words.reasons[oordeel.reden]}.
        </p>
      )}
      <div className="knoppen">
        {stand === 'voorgesteld' ? (
          <>
            <Button onClick={() => onSay('zelfde')}>{words.same}</Button>
            <Button kind="secondary" onClick={() => onSay('niet-zelfde')}>
              {words.different}
            </Button>
          </>
        ) : (
          <Button kind="secondary" onClick={() => onSay('ingetrokken')}>
            {words.undo}
          </Button>
        )}
      </div>
    </Card>
  );
}

interface SayProps {
  caseId: string;
  match: Match;
  oordeel: Wish['oordeel'];
  onClose(): void;
}

function SayDialog({ caseId, match, oordeel, onClose }: SayProps) {
  const { matches: words } = useTexts().casework;
  const { cancel } = useTexts().ui;
  const [reason, setReason] = useState<Wish['reden']>(reasonsFor[oordeel][0]!);
  const say = useWish(
    (body: Wish, header) =>
      answerOf(
        api.POST('/zaken/{zaakId}/overeenkomsten/{id}/oordelen', { params: { path: { zaakId: caseId, id: match.id }, header }, body }),
      ),
    { after: onClose },
  );
  return (
    <Dialog title={words.dialog[oordeel]} onClose={onClose}>
      <p>{words.dialogHint}</p>
      <Radios<Wish['reden']>
        label={words.reason}
        options={reasonsFor[oordeel].map((value) => ({ value, label: words.reasons[value] }))}
        value={reason}
        onChange={setReason}
      />
      {say.error && <ErrorState error={say.error} />}
      <div className="knoppen">
        <Button busy={say.isPending} onClick={() => say.mutate({ oordeel, reden: reason })}>
          {words.save}
        </Button>
        <Button kind="secondary" onClick={onClose}>
          {cancel}
        </Button>
      </div>
    </Dialog>
  );
}
