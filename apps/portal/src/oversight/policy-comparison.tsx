import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Select } from '../ui/field.js';
import { ErrorState, Progress } from '../ui/states.js';
import { type Column, Table } from '../ui/table.js';
import { CellNames } from './cell-name.js';

type Version = components['schemas']['Beleidsversie'];
type Change = components['schemas']['BeleidsWijziging'];
type Compared = components['schemas']['BeleidVergeleken'];
interface Replayed {
  decisions: number;
  wider: number;
  narrower: number;
  other: number;
  done: number;
  size: number;
}

const tones = { ruimer: 'attention', enger: 'neutral', anders: 'neutral' } as const;

/** Another version beside the one in force: lane by lane, and over what was decided before. */
export function PolicyComparison({ versions }: { versions: readonly Version[] }) {
  const { policy } = useTexts().oversight;
  const [digest, setDigest] = useState('');
  const [replayed, setReplayed] = useState<Replayed | null>(null);
  const compare = useMutation({
    mutationFn: async (met: string) => {
      setReplayed(null);
      const compared = await answerOf(api.POST('/beleid/_vergelijk', { body: { met, pagina: 1, paginaGrootte: 100 } }));
      await replayAll(met, setReplayed);
      return compared;
    },
  });
  const others = versions.filter(({ status }) => status !== 'geldig');
  const options = others.map(({ digest: value, versie, status }) => ({
    value,
    label: `${versie} (${value.slice(7, 15)}), ${policy.statuses[status]}`,
  }));
  return (
    <Card title={policy.compare}>
      <p>{policy.compareText}</p>
      {options.length === 0 ? (
        <p>{policy.noOther}</p>
      ) : (
        <>
          <Select label={policy.otherVersion} options={options} value={digest} onChange={setDigest} />
          <Button busy={compare.isPending} onClick={() => digest && compare.mutate(digest)}>
            {policy.compareNow}
          </Button>
        </>
      )}
      {compare.error && <ErrorState error={compare.error} />}
      {replayed && compare.isPending && <Progress label={policy.replaying} done={replayed.done} total={replayed.size} />}
      {compare.data && <Changes compared={compare.data} />}
      {replayed && !compare.isPending && <p role="status">{policy.replayed(replayed)}</p>}
    </Card>
  );
}

async function replayAll(met: string, onProgress: (soFar: Replayed) => void): Promise<void> {
  let sum: Replayed = { decisions: 0, wider: 0, narrower: 0, other: 0, done: 0, size: 1 };
  for (let na: number | null = 0; na !== null;) {
    const part: components['schemas']['Naspelen'] = await answerOf(api.POST('/beleid/_naspelen', { body: { met, na } }));
    sum = {
      decisions: sum.decisions + part.beslissingen,
      wider: sum.wider + part.ruimer,
      narrower: sum.narrower + part.enger,
      other: sum.other + part.anders,
      done: part.volgende ?? part.omvang,
      size: part.omvang,
    };
    onProgress(sum);
    na = part.volgende;
  }
}

function Changes({ compared: { items, ruimer, enger, anders, gelijk } }: { compared: Compared }) {
  const { policy, record } = useTexts().oversight;
  const columns: Column<Change>[] = [
    { key: 'baan', title: policy.lane, heads: true, cell: ({ van, aan }) => `${van} → ${aan}` },
    { key: 'hoe', title: policy.how, cell: ({ hoe }) => <Badge tone={tones[hoe]}>{policy.ways[hoe]}</Badge> },
    { key: 'nu', title: policy.now, cell: ({ nu }) => record.effects[nu.uitkomst] },
    { key: 'dan', title: policy.after, cell: ({ dan }) => record.effects[dan.uitkomst] },
    { key: 'cellen', title: policy.cells, cell: ({ cellen }) => <CellNames cells={cellen} /> },
  ];
  return (
    <>
      <p role="status">{policy.compared(ruimer, enger, anders, gelijk)}</p>
      {items.length > 0 && (
        <Table caption={policy.changesCaption} columns={columns} rows={items} rowKey={(change) => JSON.stringify(change)} />
      )}
    </>
  );
}
