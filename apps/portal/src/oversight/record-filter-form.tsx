import { type FormEvent, useState } from 'react';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Select, TextField } from '../ui/field.js';
import { useCellOptions } from './cell-name.js';
import { filterIn, narrowing, type RecordFilter } from './record-filter.rules.js';

/** What to look for. Nothing is asked until she sends it: each question is on record. */
export function RecordFilterForm({ filter, onAsk }: { filter: RecordFilter; onAsk(filter: RecordFilter): void }) {
  const { record } = useTexts().oversight;
  const [typed, setTyped] = useState<RecordFilter>(filter);
  const field = (name: keyof RecordFilter) => ({
    value: typed[name] ?? '',
    onChange: (value: string) => setTyped({ ...typed, [name]: value.trim() }),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    onAsk(filterIn({ ...typed }));
  };
  const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  const cells = useCellOptions(typed.cel);
  const count = narrowing(filter);
  return (
    <details className="kaart" open={count > 0}>
      <summary>{record.filter(count)}</summary>
      <form onSubmit={send} className="zoekvelden">
        <Select label={record.kind} optional options={options(record.kinds)} {...field('soort')} />
        <Select label={record.effect} optional options={options(record.effects)} {...field('uitkomst')} />
        <Select label={record.shownOrNot} optional options={options(record.shownChoices)} {...field('getoond')} />
        <TextField label={record.giver} hint={record.departmentHint} optional short {...field('afdelingGever')} />
        <TextField label={record.receiver} hint={record.departmentHint} optional short {...field('afdelingOntvanger')} />
        <Select label={record.cell} optional options={cells} {...field('cel')} />
        <TextField label={record.ground} optional short {...field('grond')} />
        <TextField label={record.reason} optional short {...field('reden')} />
        <TextField label={record.signal} hint={record.idHint} optional {...field('signaal')} />
        <TextField label={record.subject} hint={record.idHint} optional {...field('betrokkene')} />
        <TextField label={record.from} hint={record.dayHint} optional short {...field('van')} />
        <TextField label={record.until} hint={record.dayHint} optional short {...field('tot')} />
        <div className="knoppen">
          <Button type="submit">{record.ask}</Button>
          <Button kind="secondary" onClick={() => onAsk({})}>
            {record.clear}
          </Button>
        </div>
      </form>
    </details>
  );
}
