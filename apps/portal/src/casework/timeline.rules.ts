import { dutchDayOf } from '../ui/dates.rules.js';
import type { CaseFile, Field } from './case-queries.js';

export type MomentKind = 'seen' | 'recorded' | 'got' | 'corrected' | 'opened' | 'planned' | 'closed';

/** One thing that happened: to a signal with its fields, or to the case itself. */
export interface Moment {
  /** ISO date or instant. */
  at: string;
  kind: MomentKind;
  signal: string | null;
  /** Names of fields, each once. */
  fields: string[];
  /** What was planned, in the words of the hub. */
  text: string | null;
}

const order: MomentKind[] = ['seen', 'recorded', 'got', 'corrected', 'opened', 'planned', 'closed'];

/** What happened, oldest first: fields of one signal that share a kind and a day stand together. Pure. */
export function timelineOf(fields: readonly Field[], file: Pick<CaseFile, 'geopendOp' | 'gesloten' | 'maatregelen'>): Moment[] {
  const moments = new Map<string, Moment>();
  const add = (at: string | null, kind: MomentKind, { signaal, veld }: Field) => {
    if (at === null) return;
    const key = `${dayOf(at)} ${kind} ${signaal}`;
    const known = moments.get(key) ?? { at, kind, signal: signaal, fields: [], text: null };
    moments.set(key, known.fields.includes(veld) ? known : { ...known, fields: [...known.fields, veld] });
  };
  for (const field of fields) {
    add(field.bron.verkregenOp, 'seen', field);
    add(field.bron.vastgelegdOp, 'recorded', field);
    add(field.ontvangenOp, 'got', field);
    add(field.gecorrigeerdOp, 'corrected', field);
  }
  const ofCase = (at: string, kind: MomentKind, text: string | null = null): Moment => ({ at, kind, signal: null, fields: [], text });
  const all = [
    ...moments.values(),
    ofCase(file.geopendOp, 'opened'),
    ...file.maatregelen.map(({ geplandOp, tekst }) => ofCase(geplandOp, 'planned', tekst)),
    ...(file.gesloten ? [ofCase(file.gesloten.op, 'closed')] : []),
  ];
  return all
    .map((moment) => ({ moment, day: dayOf(moment.at) }))
    .toSorted((one, other) => one.day.localeCompare(other.day) || order.indexOf(one.moment.kind) - order.indexOf(other.moment.kind))
    .map(({ moment }) => moment);
}

/** The day in the Netherlands: what is seen has that day alone, and what is recorded at night must not come before it. */
const dayOf = (at: string): string => (at.includes('T') ? dutchDayOf(Date.parse(at)) : at);
