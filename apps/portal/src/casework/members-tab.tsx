import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import type { Organisation } from '../api/partners.js';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Radios } from '../ui/choice.js';
import { Select } from '../ui/field.js';
import { Empty, ErrorState } from '../ui/states.js';
import { type Column, Table } from '../ui/table.js';
import { type CaseFile, useIsAnalyst, useWish } from './case-queries.js';

type Member = CaseFile['leden'][number];
type Stage = components['schemas']['StapDto'];

interface MembersProps {
  file: CaseFile;
  nameOf(oin: string): string;
  organisations: readonly Organisation[];
}

/** Who takes part; the analyst designates, releases, and takes the case a stage further. */
export function MembersTab({ file, nameOf, organisations }: MembersProps) {
  const { membersTab: words } = useTexts().casework;
  const works = useIsAnalyst() && file.gesloten === null;
  const change = useWish(
    (body: components['schemas']['LidDto'], header) =>
      answerOf(api.POST('/zaken/{id}/leden', { params: { path: { id: file.id }, header }, body })),
    { changesFields: true },
  );
  const columns: Column<Member>[] = [
    { key: 'naam', title: words.organisation, heads: true, cell: ({ oin }) => nameOf(oin) },
    { key: 'code', title: words.role, cell: ({ partner }) => (words.codes as Record<string, string>)[partner] ?? partner },
    ...(works
      ? [
          {
            key: 'ontslag',
            title: words.action,
            cell: ({ oin, partner }: Member) => (
              <Button kind="secondary" busy={change.isPending} onClick={() => change.mutate({ oin, partner, ontslagen: true })}>
                {words.release(nameOf(oin))}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      {change.error && <ErrorState error={change.error} />}
      {file.leden.length === 0 ? (
        <Empty>
          <p>{words.none}</p>
        </Empty>
      ) : (
        <Table caption={words.caption} columns={columns} rows={file.leden} rowKey={({ oin, partner }) => `${oin} ${partner}`} />
      )}
      {works && (
        <>
          <Designate organisations={organisations} busy={change.isPending} onAdd={change.mutate} />
          <NextStage file={file} />
        </>
      )}
    </>
  );
}

interface DesignateProps {
  organisations: readonly Organisation[];
  busy: boolean;
  onAdd(member: { oin: string; partner: string }): void;
}

function Designate({ organisations, busy, onAdd }: DesignateProps) {
  const { membersTab: words } = useTexts().casework;
  const [code, setCode] = useState('');
  const [oin, setOin] = useState('');
  const fitting = organisations.filter(({ partners }) => partners.includes(code));
  return (
    <Card title={words.add}>
      <p>{words.addHint}</p>
      <Select
        label={words.code}
        options={Object.entries(words.codes).map(([value, label]) => ({ value, label }))}
        value={code}
        onChange={(value) => {
          setCode(value);
          setOin('');
        }}
      />
      <Select label={words.which} options={fitting.map((one) => ({ value: one.oin, label: one.naam }))} value={oin} onChange={setOin} />
      <Button busy={busy} disabled={oin === ''} onClick={() => onAdd({ oin, partner: code })}>
        {words.designate}
      </Button>
    </Card>
  );
}

function NextStage({ file }: { file: CaseFile }) {
  const { membersTab: words, activities, activity } = useTexts().casework;
  const [chosen, choose] = useState<Stage['activiteit']>(file.activiteit);
  const raise = useWish(
    (body: Stage, header) => answerOf(api.POST('/zaken/{id}/stappen', { params: { path: { id: file.id }, header }, body })),
    { changesFields: true },
  );
  const next = file.stap + 1;
  return (
    <Card title={words.next}>
      {next === 2 || next === 3 ? (
        <>
          <p>{words.nextHint}</p>
          <Radios<Stage['activiteit']>
            label={activity}
            options={(Object.keys(activities) as Stage['activiteit'][]).map((value) => ({ value, label: activities[value] ?? value }))}
            value={chosen}
            onChange={choose}
          />
          {raise.error && <ErrorState error={raise.error} />}
          <Button busy={raise.isPending} onClick={() => raise.mutate({ stap: next, activiteit: chosen })}>
            {words.raise(next)}
          </Button>
        </>
      ) : (
        <p>{words.last}</p>
      )}
    </Card>
  );
}
