import type { StoredFact } from '#libs/ledger';
import type { RecordDecision } from '#libs/policy';
import type { DisclosureFact, End, ReadingFact, SearchAnswered } from '#libs/disclosures/facts';
import type { EvaluationAnswered } from '#libs/decisions/facts';
import type { OwnSignalRead, SignalCorrected, SignalEnriched, SignalRegistered } from '#libs/signals/facts';
import type { SubjectAccessAnswered } from './access/facts.js';

export type EntryKind =
  | 'vastgelegd'
  | 'verleend'
  | 'geweigerd'
  | 'gelezen'
  | 'geexporteerd'
  | 'geteld'
  | 'vergeleken'
  | 'teruggenomen'
  | 'lezen-geweigerd'
  | 'gezocht'
  | 'gevraagd'
  | 'ingezien';

/** One line of the record: who did what with the data of a signal. */
export interface Entry {
  kind: EntryKind;
  signalId: string | null;
  caseId: string | null;
  disclosureId: string | null;
  from: Pick<End, 'oin' | 'partner'> | null;
  to: Pick<End, 'oin' | 'partner'> | null;
  purpose: string | null;
  decisions: RecordDecision[];
  cells: EntryCell[];
}

/** What one line says about one cell of one facet. `fields`: ids within the signal. */
export interface EntryCell {
  cell: string;
  subject: string | null;
  fields: string[];
  effect: string;
  bases: readonly string[];
  reason: string | null;
  /** The values were shown. */
  shown: boolean;
}

type Recorded =
  | SignalRegistered
  | SignalEnriched
  | SignalCorrected
  | OwnSignalRead
  | DisclosureFact
  | ReadingFact
  | EvaluationAnswered
  | SubjectAccessAnswered;
export const recordedTypes = [
  'SignalRegistered',
  'SignalEnriched',
  'SignalCorrected',
  'OwnSignalRead',
  'DisclosureGranted',
  'DisclosureRefused',
  'DisclosureRecalled',
  'FieldsDelivered',
  'ReadingRefused',
  'SearchAnswered',
  'EvaluationAnswered',
  'SubjectAccessAnswered',
] as const;

/** The line of the record that a stored fact gives. Pure. */
export function entryOf(stored: StoredFact<Recorded>): Entry {
  switch (stored.type) {
    case 'SignalRegistered':
    case 'SignalEnriched':
      return registering(stored.stream.id, stored.data);
    case 'SignalCorrected':
      return correcting(stored.stream.id, stored.data);
    case 'OwnSignalRead': {
      const { signalId, fields, decisions } = stored.data;
      return { ...empty, kind: 'gelezen', signalId, decisions, cells: cellsOf(fields, decisions, true) };
    }
    case 'DisclosureGranted': {
      const { fields, decision, ...scope } = stored.data;
      return { ...empty, ...scope, kind: 'verleend', decisions: [decision], cells: cellsOf(fields, [decision], false) };
    }
    case 'DisclosureRefused': {
      const { withheld, decision, ...scope } = stored.data;
      return { ...empty, ...scope, kind: 'geweigerd', decisions: [decision], cells: cellsOf(withheld, [decision], false) };
    }
    case 'DisclosureRecalled': {
      const { disclosureId, signalId } = stored.data;
      return { ...empty, kind: 'teruggenomen', disclosureId, signalId };
    }
    case 'FieldsDelivered': {
      const { fields, withheld, decision, how, ...scope } = stored.data;
      // a comparison says that values agree, and shows none
      const cells = [...cellsOf(fields, [decision], how?.kind !== 'match'), ...cellsOf(withheld, [decision], false)];
      return { ...empty, ...scope, kind: how ? deliveredAs[how.kind] : 'gelezen', decisions: [decision], cells };
    }
    case 'ReadingRefused': {
      const { caseId, to, reason } = stored.data;
      return {
        ...empty,
        kind: 'lezen-geweigerd',
        caseId,
        to,
        cells: [{ ...nobody, cell: 'case.CASE', effect: 'deny', bases: [], reason }],
      };
    }
    case 'SearchAnswered':
      return search(stored.data);
    case 'EvaluationAnswered':
      return evaluation(stored.org, stored.data);
    case 'SubjectAccessAnswered': {
      const { signalId, from, fields, withheld, decision } = stored.data;
      const cells = [...cellsOf(fields, [decision], true), ...cellsOf(withheld, [decision], false)];
      return { ...empty, kind: 'ingezien', signalId, from, purpose: 'rights-request', decisions: [decision], cells };
    }
  }
}

const deliveredAs = { export: 'geexporteerd', count: 'geteld', match: 'vergeleken' } as const;
const empty = { signalId: null, caseId: null, disclosureId: null, from: null, to: null, purpose: null, decisions: [], cells: [] };
/** A cell about nobody in particular, of which nothing was shown. */
const nobody = { subject: null, fields: [], shown: false };

function registering(signalId: string, { fields, refused, decisions }: SignalRegistered['data'] | SignalEnriched['data']): Entry {
  const denied = refused.map(({ cell, reason }) => ({ ...nobody, cell, effect: 'deny', bases: [], reason }));
  return { ...empty, kind: 'vastgelegd', signalId, decisions, cells: merged([...cellsOf(fields, decisions, false), ...denied]) };
}

/** One that was refused is a cell of its field: the older value stands. Before corrections were judged there are no cells. */
function correcting(signalId: string, { fields = [], decisions = [] }: SignalCorrected['data']): Entry {
  return { ...empty, kind: 'vastgelegd', signalId, decisions, cells: cellsOf(fields, decisions, false) };
}

function search({ from, to, purpose, decision, answered }: SearchAnswered['data']): Entry {
  const cells = decision.fields.map(({ cell, effect, bases, reason }) => {
    return { ...nobody, cell, effect, bases, reason, shown: answered && effect === 'permit' };
  });
  return { ...empty, kind: 'gezocht', from, to, purpose, decisions: [decision], cells };
}

/** A question from outside, about data that need not be in the hub: nothing was shown. `from` is who asked. */
function evaluation(oin: string, { partner, decision }: EvaluationAnswered['data']): Entry {
  const cells = decision.fields.map(({ cell, effect, bases, reason }) => ({ ...nobody, cell, effect, bases, reason }));
  return { ...empty, kind: 'gevraagd', from: { oin, partner }, purpose: decision.asked.purpose ?? null, decisions: [decision], cells };
}

type Field = { id: string; cell: string; subject: string };

const cellsOf = (fields: readonly Field[], decisions: readonly RecordDecision[], shown: boolean): EntryCell[] =>
  merged(fields.map((field) => cellOf(field, decisions, shown)));

function cellOf(field: Field, decisions: readonly RecordDecision[], shown: boolean): EntryCell {
  const verdicts = decisions.flatMap(({ fields }) => fields.filter(({ ids }) => ids.includes(field.id)));
  const best = verdicts.find(({ effect }) => effect === 'permit') ?? verdicts[0];
  const { cell, subject, id } = field;
  return { cell, subject, fields: [id], effect: best?.effect ?? 'deny', bases: best?.bases ?? [], reason: best?.reason ?? null, shown };
}

/** Fields of one cell and one facet that got the same answer stand together. */
function merged(cells: readonly EntryCell[]): EntryCell[] {
  const byAnswer = new Map<string, EntryCell>();
  for (const cell of cells) {
    const key = JSON.stringify([cell.cell, cell.subject, cell.effect, cell.bases, cell.reason, cell.shown]);
    const known = byAnswer.get(key);
    byAnswer.set(key, known ? { ...known, fields: [...known.fields, ...cell.fields] } : cell);
  }
  return [...byAnswer.values()];
}
