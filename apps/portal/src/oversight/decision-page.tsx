import { useParams } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Badge } from '../ui/badge.js';
import { Card } from '../ui/card.js';
import { DateText } from '../ui/date-text.js';
import { DescriptionList } from '../ui/description-list.js';
import { Page } from '../ui/page.js';
import { Answer } from '../ui/states.js';
import { useCellNames } from './cell-name.js';
import { OversightNav } from './oversight-nav.js';

type Part = components['schemas']['UitgelegdDeel'];

/** Why one decision came out as it did: in plain words, with the articles and the rule that spoke. */
export function DecisionPage() {
  const { decision } = useTexts().oversight;
  const { id } = useParams({ from: '/toezicht/beslissingen/$id' });
  const explained = useQuery({
    queryKey: ['beslissing', id],
    queryFn: () => answerOf(api.GET('/beslissingen/{id}/uitleg', { params: { path: { id }, query: { vorm: 'jurist' } } })),
  });
  return (
    <Page title={decision.title}>
      <OversightNav />
      <Answer of={explained}>
        {({ peildatum, beleid, vraag, antwoord }) => (
          <>
            <Card title={decision.asked}>
              <DescriptionList
                items={[
                  { term: decision.day, value: <DateText at={peildatum} /> },
                  { term: decision.policy, value: beleid ? `${beleid.version} (${beleid.digest.slice(0, 19)}…)` : '–' },
                  ...Object.entries(vraag)
                    .filter(([, value]) => typeof value !== 'object')
                    .map(([name, value]) => ({ term: name, value: String(value) })),
                ]}
              />
            </Card>
            {antwoord.map((part) => (
              <PartCard key={`${part.cel} ${part.velden.join()} ${part.uitkomst}`} part={part} />
            ))}
          </>
        )}
      </Answer>
    </Page>
  );
}

function PartCard({
  part: { cel, velden, uitkomst, uitleg, gronden, reden, verplichtingen, uitwegen, veranderen, toetsing = [] },
}: {
  part: Part;
}) {
  const { decision } = useTexts().oversight;
  const name = useCellNames().get(cel);
  const allowed = uitkomst === 'toegestaan';
  return (
    <Card title={`${name ? `${name}, ` : ''}${cel} (${velden.join(', ')})`}>
      <p>
        <Badge tone={allowed ? 'good' : 'attention'}>{uitkomst}</Badge> {uitleg}
      </p>
      <TextList title={decision.grounds} texts={gronden.map(({ code, artikel, uitleg: why }) => `${artikel} (${code}): ${why}`)} />
      <TextList title={decision.reason} texts={reden ? [`${reden.tekst} (${reden.code})`] : []} />
      <TextList title={decision.duties} texts={verplichtingen} />
      <TextList title={decision.ways} texts={uitwegen.map(({ tekst }) => tekst)} />
      <TextList
        title={decision.changes}
        texts={veranderen.map(({ doen, wordt }) => `${doen.map(({ tekst }) => tekst).join(' ')} → ${wordt}`)}
      />
      <TextList title={decision.rules} texts={toetsing} />
    </Card>
  );
}

function TextList({ title, texts }: { title: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}
