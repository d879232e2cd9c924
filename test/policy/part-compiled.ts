import type { Bar, Catalogue } from '../../libs/policy/src/catalogue.js';
import { Facts } from '../../libs/policy/src/facts.js';
import { judge } from '../../libs/policy/src/judge.js';
import { missing, ok, reasonOf } from '../../libs/policy/src/outcome.js';
import { participation } from '../../libs/policy/src/participation.js';
import type { PolicyRequest } from '../../libs/policy/src/request.js';
import { Rulebook } from '../../libs/policy/src/rulebook.js';
import type { Cell } from '../../libs/policy/src/verdict.js';
import { VerdictMaker } from '../../libs/policy/src/verdict-maker.js';
import { ground, isSame, question } from './example-law.js';

/** What the compiled policy promises besides the answers: the order of rules does not matter, and what is alike is kept once. */
export function wrongCompiling(catalogue: Catalogue): string | null {
  const bar = (reason: string, when = 'ALWAYS', cells: readonly Cell[] = ['victim.IDV']): Bar => ({
    reason,
    law: [],
    when,
    activities: ['disclose'],
    senders: ['VT'],
    receivers: ['PO'],
    cells,
    blocks: false,
  });
  const bases = [
    ground('L', null, null),
    ground('M', null, null, { receivers: ['PO', 'KM', 'OM'], cells: ['victim.OBS', 'victim.RESID', 'victim.CARE', 'victim.FIN'] }),
  ];
  const bars = [
    bar('ONWARD_BAN'),
    bar('NO_TASK'),
    bar('STAT_ONLY'),
    bar('NO_TASK', 'ALWAYS', ['victim.CARE']),
    bar('NO_TASK', 'ALWAYS', ['victim.FIN']),
    bar('RETENTION_EXPIRED', 'POLICE_DATA_DESTROYED', ['victim.AGE', 'victim.POL8']),
  ];
  const book = new Rulebook({ ...catalogue, bases, bars });
  const maker = new VerdictMaker(catalogue.reasons);
  const found = judge(book, maker, question, ['victim.IDV', 'victim.AGE']);
  if (found['victim.IDV']?.reason !== 'NO_TASK') return 'the highest prohibition is not the answer';
  if (found['victim.AGE']?.effect !== 'permit') return 'a prohibition of another cell counts';
  const lane = book.lane('disclose', 'VT', 'PO', '2026-06-01');
  if (lane !== book.lane('disclose', 'VT', 'PO', '2026-06-01')) return 'a lane is compiled twice';
  if (book.lane('disclose', 'VT', 'KM', '2026-06-01') !== book.lane('disclose', 'VT', 'OM', '2026-06-01')) return 'a lane is not shared';
  if (book.lane('disclose', 'VT', 'KM', '2026-06-01') === lane) return 'a lane is shared with another';
  const reasons = lane.bars.map(({ reason }) => reason).sort();
  if (reasons.join(' ') !== 'NO_TASK NO_TASK NO_TASK ONWARD_BAN RETENTION_EXPIRED STAT_ONLY') return 'the bars of a lane';
  if (
    !isSame(
      lane.roads.map(({ basis }) => basis.id),
      ['L', 'M'],
    )
  )
    return 'the roads of a lane';
  const alike = (cell: Cell): number | null | undefined => lane.cells.get(cell)?.alike;
  if (alike('victim.OBS') !== alike('victim.RESID') || alike('victim.OBS') === alike('victim.AGE')) return 'what is alike';
  if (alike('victim.AGE') === alike('case.OBS') || alike('victim.IDV') === alike('victim.AGE')) return 'what is not alike';
  if (alike('victim.CARE') === alike('victim.FIN')) return 'what has other bars is alike';
  if (alike('victim.POL8') !== null) return 'what is looked at by itself';
  if ([...lane.cells].some(([cell, plan]) => plan.alike === null && cell !== 'victim.POL8'))
    return 'a cell is looked at by itself without need';
  return (
    refuses(() => new Rulebook({ ...catalogue, bases: [ground('L', null, null, { conditions: ['NOBODY_KNOWS'] })] }), 'NOBODY_KNOWS') ??
    refuses(() => new Rulebook({ ...catalogue, bases, bars: [bar('NO_TASK', 'NOBODY_KNOWS')] }), 'bar 0') ??
    refuses(() => new Rulebook({ ...catalogue, bases, bars: [bar('NOBODY_KNOWS')] }), 'bar 0')
  );
}

/** A municipality takes part under another code only where one of its codes stands on the list. */
export function wrongParticipation(catalogue: Catalogue): string | null {
  const told = (participants: Catalogue['participants'], from: string, fromTask: string): unknown => {
    const facts = new Facts({ ...question, from, fromTask }, new Rulebook({ ...catalogue, participants, bases: [], bars: [] }));
    const outcome = participation(facts, { of: Object.keys(participants), is: 'sender' });
    return 'reason' in outcome ? outcome.reason : outcome.kind;
  };
  const lists = { first: { PO: ['*'], 'GB-BM': ['openbare-orde'] }, second: { VT: ['*'] } };
  const answers: readonly (readonly [unknown, string])[] = [
    [told(lists, 'GB-BM', 'openbare-orde'), 'ok'],
    [told(lists, 'GB-BM', 'alcoholwet'), 'NOT_A_LISTED_TASK'],
    [told(lists, 'GS', 'wmo'), 'NOT_A_LISTED_TASK'],
    [told({ first: { PO: ['*'] }, second: lists.second }, 'GS', 'wmo'), 'NOT_A_PARTICIPANT'],
    [told(lists, 'CM', 'registratie'), 'NOT_A_PARTICIPANT'],
    [told({ ...lists, third: { AIVD: ['*'] } }, 'VT', 'veilig-thuis'), 'ok'],
    [told({ third: { AIVD: ['*'] } }, 'GS', 'wmo'), 'NOT_A_PARTICIPANT'],
  ];
  if (reasonOf(ok) !== null || reasonOf(missing('NO_TASK')) !== 'NO_TASK') return 'the reason of an outcome';
  const wrong = answers.find(([found, wanted]) => found !== wanted);
  return wrong ? `${String(wrong[0])} and not ${wrong[1]}` : null;
}

/** Cells that are alike are judged once, and so are cells with conditions of their own that one ground carries alone. */
export function wrongSharing(catalogue: Catalogue): string | null {
  const waiting = ground('L', null, null, { conditions: ['FOUR_EYES'] });
  const own = ground('M', null, null, { cells: ['victim.OBS', 'victim.RESID'], conditions: ['ALL_SUPPLIERS_CONSENT'], silent: true });
  const book = new Rulebook({ ...catalogue, bases: [own, waiting], bars: [] });
  const request: PolicyRequest = { ...question, supplierConsents: { VT: 'given' } };
  const found = judge(book, new VerdictMaker(catalogue.reasons), request, ['victim.IDV', 'victim.AGE', 'victim.OBS', 'victim.RESID']);
  if (found['victim.IDV']?.effect !== 'pending' || found['victim.OBS']?.effect !== 'permit') return 'what is judged once';
  if (found['victim.IDV'] !== found['victim.AGE']) return 'cells that are alike are judged twice';
  return found['victim.OBS'] === found['victim.RESID'] ? null : 'a ground is written twice';
}

function refuses(compile: () => unknown, name: string): string | null {
  try {
    compile();
  } catch (error) {
    return String(error).includes(name) ? null : String(error);
  }
  return `${name} is compiled`;
}
