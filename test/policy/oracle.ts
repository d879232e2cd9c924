import { rows } from './oracle-rows.js';
import { inForceSince, sets } from './oracle-tables.js';
import { isNumber, type Question, words } from './oracle-words.js';

/** One row of the reading. */
export interface Row {
  readonly basis: string;
  readonly activities: readonly string[];
  readonly senders: readonly string[];
  readonly receivers: readonly string[];
  readonly purposes: readonly string[];
  readonly cells: readonly string[];
  readonly musts: readonly string[];
  readonly needs: readonly string[];
}

const split = (text = ''): string[] => text.split(' ').filter(Boolean);
const table: readonly Row[] = rows
  .trim()
  .split('\n')
  .map((line) => {
    const [basis = '', activities, senders, receivers, purposes, cells, musts, needs] = line.split('|').map((part) => part.trim());
    return {
      basis,
      activities: split(activities),
      senders: split(senders),
      receivers: split(receivers),
      purposes: split(purposes),
      cells: split(cells),
      musts: split(musts),
      needs: split(needs),
    };
  });

const compartments = ['RC', 'ZV'];
const supervisors = ['FG', 'RAC', 'AP'];

/** Does this word of a row stand for this partner? `any` leaves the compartments out. */
function stands(word: string, code: string | undefined): boolean {
  if (word === 'none') return code === undefined;
  if (code === undefined) return false;
  if (word === 'any') return !compartments.includes(code);
  if (word === 'partners') return ![...compartments, ...supervisors, 'SUBJ', 'XP', 'XO'].includes(code);
  if (word === 'third') return ![...compartments, ...supervisors, 'SUBJ'].includes(code);
  return word === code;
}

/** `any` leaves the numbers out. */
function names(cells: readonly string[], cell: string, group: string): boolean {
  return cells.some((word) => {
    if (word === 'any') return !isNumber(group);
    if (word === 'numbers') return isNumber(group);
    return word.startsWith('@') ? (sets[word] ?? []).includes(cell) : word === cell;
  });
}

/** Why it is forbidden although everything else is in order; null when it is not. */
export function whyForbidden(q: Question): string | null {
  const { activity, from, to, facet, group } = q;
  const between = compartments.includes(from ?? '') && compartments.includes(to ?? '');
  if (from === undefined) return 'PROVENANCE_MISSING';
  if (['register', 'disclose', 'onward', 'break-glass'].includes(activity) && q.fromTask === undefined) return 'NO_TASK';
  if (['read', 'release'].includes(activity) && q.toTask === undefined && !between) return 'NO_TASK';
  if (to === 'KR' && group !== 'STAT') return 'ROLE_NO_CONTENT';
  if ((activity === 'statistics' || ['LC', 'NR'].includes(to ?? '')) && group !== 'STAT') return 'STAT_ONLY';
  if (facet === 'reporter') return 'REPORTER_PROTECTED';
  if (['NG', 'XP'].includes(to ?? '') && (group === 'TAX' || q.regime === 'awr')) return 'TAX_TO_PRIVATE';
  if (activity === 'onward') return 'ONWARD_BAN';
  const bibobFree = ['onward', 'break-glass', 'statistics', 'rights', 'audit'];
  return q.fromTask === 'bibob' && q.purpose !== 'bibob' && !bibobFree.includes(activity) ? 'TASK_PROVENANCE_MISMATCH' : null;
}

/** The rows that let the cell go when every fact that they need is there. */
export function rowsFor(question: Question): Row[] {
  const forItself = question.activity === 'register' && question.to === question.from;
  const q = forItself ? { ...question, to: undefined } : question;
  const candidates = byTransfer(q);
  if (candidates.length === 0 || whyForbidden(q) !== null) return [];
  const cell = `${q.facet}.${q.group}`;
  return candidates.filter(
    (row) => names(row.cells, cell, q.group) && row.musts.every((must) => words[must]?.(q)) && inForceSince(row.basis) <= q.day,
  );
}

export const basesOf = (rows: readonly Row[]): string[] => (rows.length === 0 ? [] : [...new Set(rows.map(({ basis }) => basis))].sort());

/** The grounds on which the cell goes in full, sorted; empty when it does not. */
export const groundsFor = (question: Question): string[] => basesOf(rowsFor(question));

/** Of the last transfer: all its cells are asked after each other, in some hundred million questions. */
let last: { of: Pick<Question, 'activity' | 'from' | 'to' | 'purpose'>; rows: readonly Row[] } | undefined;

/** The rows for who does what with whom and why, whatever the cell. */
function byTransfer(question: Question): readonly Row[] {
  const { activity, from, to, purpose } = question;
  if (last?.of.activity === activity && last.of.from === from && last.of.to === to && last.of.purpose === purpose) return last.rows;
  const rows = purpose === undefined ? [] : table.filter((row) => isAbout(row, question, purpose));
  last = { of: { activity, from, to, purpose }, rows };
  return rows;
}

const isAbout = (row: Row, { activity, from, to }: Question, purpose: string): boolean =>
  row.activities.includes(activity) &&
  row.senders.some((word) => stands(word, from)) &&
  row.receivers.some((word) => stands(word, to)) &&
  (row.purposes.includes('any') || row.purposes.includes(purpose));
