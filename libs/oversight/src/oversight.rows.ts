import type { StoredFact } from '#libs/ledger';
import type { RecordDecision } from '#libs/policy';
import type { DisclosureFact, End, ReadingFact } from '#libs/disclosures/facts';
import type { OwnSignalRead, SignalEnriched, SignalRegistered } from '#libs/signals/facts';

export type EntryKind = 'vastgelegd' | 'verleend' | 'geweigerd' | 'gelezen' | 'teruggenomen' | 'lezen-geweigerd' | 'gezocht';

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

type Recorded = SignalRegistered | SignalEnriched | OwnSignalRead | DisclosureFact | ReadingFact;
export const recordedTypes = [
  'SignalRegistered',
  'SignalEnriched',
  'OwnSignalRead',
  'DisclosureGranted',
  'DisclosureRefused',
  'DisclosureRecalled',
  'FieldsDelivered',
  'ReadingRefused',
  'SearchAnswered',
] as const;

/** The line of the record that a stored fact gives. Pure. */
export function entryOf(stored: StoredFact<Recorded>): Entry {
  switch (stored.type) {
    case 'SignalRegistered':
    case 'SignalEnriched': {
      const { fields, refused, decisions } = stored.data;
      const kept = fields.map((field) => cellOf(field, decisions, false));
      const denied = refused.map(({ cell, reason }) => ({
        cell,
        subject: null,
        fields: [],
        effect: 'deny',
        bases: [],
        reason,
        shown: false,
      }));
      return { ...empty, kind: 'vastgelegd', signalId: stored.stream.id, decisions, cells: merged([...kept, ...denied]) };
    }
    case 'OwnSignalRead': {
      const { signalId, fields, decisions } = stored.data;
      return { ...empty, kind: 'gelezen', signalId, decisions, cells: merged(fields.map((field) => cellOf(field, decisions, true))) };
    }
    case 'DisclosureGranted': {
      const { fields, decision, ...scope } = stored.data;
      return {
        ...empty,
        ...scope,
        kind: 'verleend',
        decisions: [decision],
        cells: merged(fields.map((field) => cellOf(field, [decision], false))),
      };
    }
    case 'DisclosureRefused': {
      const { withheld, decision, ...scope } = stored.data;
      return {
        ...empty,
        ...scope,
        kind: 'geweigerd',
        decisions: [decision],
        cells: merged(withheld.map((field) => cellOf(field, [decision], false))),
      };
    }
    case 'DisclosureRecalled': {
      const { disclosureId, signalId } = stored.data;
      return { ...empty, kind: 'teruggenomen', disclosureId, signalId };
    }
    case 'FieldsDelivered': {
      const { fields, withheld, decision, ...scope } = stored.data;
      const cells = [
        ...fields.map((field) => cellOf(field, [decision], true)),
        ...withheld.map((field) => cellOf(field, [decision], false)),
      ];
      return { ...empty, ...scope, kind: 'gelezen', decisions: [decision], cells: merged(cells) };
    }
    case 'ReadingRefused': {
      const { caseId, to, reason } = stored.data;
      const cells = [{ cell: 'case.CASE', subject: null, fields: [], effect: 'deny', bases: [], reason, shown: false }];
      return { ...empty, kind: 'lezen-geweigerd', caseId, to, cells };
    }
    case 'SearchAnswered': {
      const { from, to, purpose, decision, answered } = stored.data;
      const cells = decision.fields.map(({ cell, effect, bases, reason }) => ({
        cell,
        subject: null,
        fields: [],
        effect,
        bases,
        reason,
        shown: answered && effect === 'permit',
      }));
      return { ...empty, kind: 'gezocht', from, to, purpose, decisions: [decision], cells };
    }
  }
}

const empty = { signalId: null, caseId: null, disclosureId: null, from: null, to: null, purpose: null, decisions: [], cells: [] };

function cellOf(field: { id: string; cell: string; subject: string }, decisions: readonly RecordDecision[], shown: boolean): EntryCell {
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
