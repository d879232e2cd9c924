import type { Bar, Basis, Catalogue, Flow } from '../../libs/policy/src/catalogue.js';
import { Facts } from '../../libs/policy/src/facts.js';
import { judge } from '../../libs/policy/src/judge.js';
import { participation } from '../../libs/policy/src/participation.js';
import type { PolicyRequest } from '../../libs/policy/src/request.js';
import { Road, Rulebook, type Way } from '../../libs/policy/src/rulebook.js';
import type { Cell, Effect, Verdict } from '../../libs/policy/src/verdict.js';
import { stricter, VerdictMaker } from '../../libs/policy/src/verdict-maker.js';
import { versionOn } from '../../libs/policy/src/versions.js';

/** What the policy of today does not show: several versions of a law, several ways that wait, several origins, and rules out of order. */
export function wrongPart({ catalogue }: { catalogue: Catalogue }): string | null {
  for (const check of [wrongVersion, wrongWriting, wrongStrictest, wrongCompiling, wrongParticipation]) {
    const found = check(catalogue);
    if (found !== null) return `${check.name} ${found}`;
  }
  return null;
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const flow: Flow = {
  activities: ['disclose'],
  senders: ['VT'],
  receivers: ['PO'],
  purposes: ['criminal-investigation'],
  cells: ['victim.IDV', 'victim.AGE', 'case.OBS'],
  conditions: [],
  stage: 0,
  effect: 'permit',
  accompanies: [],
  tasks: {},
  senderTasks: {},
  rescuers: [],
  silent: false,
  liftsSecrecy: false,
  obligations: ['SECRECY'],
};
const ground = (id: string, from: string | null, to: string | null, other: Partial<Flow> = {}): Basis => ({
  id,
  kind: 'statute',
  cite: 'voorbeeld',
  from,
  to,
  source: 'mem',
  plain: 'Een wet die alleen in deze proef bestaat.',
  obligations: [],
  flows: [{ ...flow, ...other }],
});
const question: PolicyRequest = {
  asOf: '2026-06-01',
  activity: 'disclose',
  from: 'VT',
  fromTask: 'veilig-thuis',
  to: 'PO',
  toTask: 'opsporing',
  purpose: 'criminal-investigation',
  obtained: { by: 'VT', task: 'veilig-thuis', regime: 'wmo', on: '2026-05-01' },
};

/** Three versions of one law, with a gap between the first two, and a law that ended; not in the order of their days. */
function wrongVersion(catalogue: Catalogue): string | null {
  const second = ground('L', '2026-06-15', '2026-07-01', { conditions: ['HGKM'] });
  const third = ground('L', '2026-07-01', null, { cells: ['victim.IDV'], conditions: ['FOUR_EYES'], silent: true });
  const first = ground('L', '2015-01-01', '2026-06-01');
  const ended = ground('E', null, '2026-06-10', { cells: ['victim.OBS'], silent: true });
  const rulebook = new Rulebook({ ...catalogue, bases: [second, third, first, ended], bars: [] });
  const maker = new VerdictMaker(catalogue.reasons);
  const told = (asOf: string, cell: Cell): string => {
    const { effect, reason } = judge(rulebook, maker, { ...question, asOf }, [cell])[cell] ?? {};
    return `${effect} ${reason}`;
  };
  const wanted: readonly (readonly [string, Cell, string])[] = [
    ['2014-12-31', 'victim.IDV', 'deny BASIS_NOT_IN_FORCE'],
    ['2015-01-01', 'victim.IDV', 'permit null'],
    ['2026-05-31', 'victim.IDV', 'permit null'],
    ['2026-06-01', 'victim.IDV', 'deny BASIS_NOT_IN_FORCE'],
    ['2026-06-14', 'victim.IDV', 'deny BASIS_NOT_IN_FORCE'],
    ['2026-06-15', 'victim.IDV', 'deny NOT_HGKM'],
    ['2026-06-30', 'victim.IDV', 'deny NOT_HGKM'],
    ['2026-07-01', 'victim.IDV', 'pending null'],
    ['2014-12-31', 'victim.AGE', 'deny BASIS_NOT_IN_FORCE'],
    ['2026-07-01', 'victim.AGE', 'deny NO_GROUND'],
    ['2014-12-31', 'victim.OBS', 'permit null'],
    ['2026-06-09', 'victim.OBS', 'permit null'],
    ['2026-06-10', 'victim.OBS', 'deny BASIS_NOT_IN_FORCE'],
  ];
  for (const [day, cell, answer] of wanted) if (told(day, cell) !== answer) return `${cell} on ${day}: ${told(day, cell)}`;
  const always = ground('L', null, '2015-01-01');
  const read: readonly (readonly [string, readonly Basis[], Basis | undefined])[] = [
    ['2026-05-31', [second, third, first], first],
    ['2026-06-14', [second, third, first], first],
    ['2026-06-15', [second, third, first], second],
    ['2026-07-01', [second, third, first], third],
    ['2014-12-31', [third, second], second],
    ['2026-06-14', [second, always], always],
    ['2026-06-14', [always, second], always],
    ['2026-06-14', [], undefined],
  ];
  const wrong = read.find(([day, entries, entry]) => versionOn(entries, day) !== entry);
  return wrong ? `the law of ${wrong[0]}` : null;
}

const road = (id: string, other: Partial<Flow> = {}): Road => new Road(ground(id, null, null, other), { ...flow, ...other });
const way = (effect: Effect, ids: readonly string[], pending: readonly string[] = [], reason: string | null = null): Way => ({
  effect,
  roads: ids.map((id) => road(id)),
  pending,
  reason,
});
const victim = { cell: 'victim.IDV', facet: 'victim', group: 'IDV' } as const;
const suspect = { cell: 'suspect.IDS', facet: 'suspect', group: 'IDS' } as const;
const nobody = { cell: 'case.OBS', facet: 'case', group: 'OBS' } as const;

/** The words of a verdict: the widest way counts, the shortest wait, all duties, and each equal answer is one object. */
function wrongWriting(catalogue: Catalogue): string | null {
  const book = new Rulebook({ ...catalogue, bases: [], bars: [] });
  const maker = new VerdictMaker(catalogue.reasons);
  const facts = new Facts(question, book);
  const dual = new Facts({ ...question, dualRole: true }, book);
  const told = (ways: readonly Way[]): unknown => {
    const { effect, bases, reason, for: waits } = maker.allow(ways, victim, facts);
    return [effect, bases, reason, waits];
  };
  const [a, b] = [road('A', { obligations: ['WEIGH', 'SECRECY'] }), road('B')];
  const tip = road('T', { effect: 'anonymise' });
  const wide: readonly Effect[] = ['permit', 'reduce', 'hit-only', 'anonymise', 'pending'];
  const words: readonly (readonly [string, unknown, unknown])[] = [
    ...wide.slice(1).map((effect, at) => {
      const wider = wide[at] ?? 'permit';
      const bases = wider === 'anonymise' ? [] : ['B'];
      return [`${wider} before ${effect}`, told([way(effect, ['A']), way(wider, ['B'])]), [wider, bases, null, []]] as const;
    }),
    ['all grounds', told([b.free, a.free]), ['permit', ['A', 'B'], null, []]],
    ['one ground of two', told([a.free, way('pending', ['B'], ['rac'])]), ['permit', ['A'], null, []]],
    ['together', told([way('permit', ['B', 'A'])]), ['permit', ['A', 'B'], null, []]],
    [
      'the shortest wait',
      told([way('pending', ['A'], ['rac', 'four-eyes']), way('pending', ['B'], ['rac'])]),
      ['pending', ['B'], null, ['rac']],
    ],
    [
      'once for the same',
      told([way('pending', ['A'], ['rac', 'rac']), way('pending', ['B'], ['rac', 'four-eyes'])]),
      ['pending', ['A'], null, ['rac']],
    ],
    [
      'of equal waits the first',
      told([way('pending', ['A'], ['rac']), way('pending', ['B'], ['four-eyes'])]),
      ['pending', ['B'], null, ['four-eyes']],
    ],
    [
      'of equal waits the first, in any order',
      told([way('pending', ['B'], ['four-eyes']), way('pending', ['A'], ['rac'])]),
      ['pending', ['B'], null, ['four-eyes']],
    ],
    [
      'all that wait for the same',
      told([way('pending', ['B'], ['rac', 'four-eyes']), way('pending', ['A'], ['four-eyes', 'rac'])]),
      ['pending', ['A', 'B'], null, ['four-eyes', 'rac']],
    ],
    ['the reason', told([way('reduce', ['A']), way('reduce', ['B'], [], 'SMALL_CELLS')]), ['reduce', ['A', 'B'], 'SMALL_CELLS', []]],
    ['duties', maker.allow([a.free], victim, facts).obligations, ['SECRECY', 'WEIGH']],
    ['duties together', maker.allow([a.free, b.free], victim, facts).obligations, ['SECRECY', 'WEIGH']],
    ['a victim who is suspect too', maker.allow([a.free], victim, dual).obligations, ['DUAL_LABEL', 'SECRECY', 'WEIGH']],
    ['a suspect who is victim too', maker.allow([a.free], suspect, dual).obligations, ['DUAL_LABEL', 'SECRECY', 'WEIGH']],
    ['nobody who is somebody too', maker.allow([a.free], nobody, dual).obligations, ['SECRECY', 'WEIGH']],
    ['the victim afterwards', maker.allow([a.free], victim, facts).obligations, ['SECRECY', 'WEIGH']],
    ['no way out of a permit', maker.allow([a.free], victim, facts).instead, []],
    ['consent for the victim', maker.refuse('NO_GROUND', victim).instead, ['F3', 'F4']],
    ['no consent for others', maker.refuse('NO_GROUND', suspect).instead, ['F3']],
    ['consent is asked', maker.refuse('CONSENT_NEEDED', victim).effect, 'needs-consent'],
    ['a reason of which nothing is written', maker.refuse('ELSEWHERE', victim), refusal('ELSEWHERE')],
  ];
  const wrong = words.find(([, found, wanted]) => !isSame(found, wanted));
  if (wrong) return `${wrong[0]}: ${JSON.stringify(wrong[1])}`;
  const offers = new VerdictMaker([{ ...catalogue.reasons[0]!, code: 'PERSON_FREE_ONLY', instead: ['F4', 'F3'] }]);
  const tips = [victim, suspect, victim].map((key) => offers.allow([tip.free], key, facts).instead.join());
  if (tips.join(' ') !== 'F3,F4 F3 F3,F4') return `a tip offers ${tips.join(' ')}`;
  const once = [maker.refuse('NO_TASK', suspect), maker.refuse('NO_TASK', nobody), maker.allow([a.free], victim, facts)];
  const again = [maker.refuse('NO_TASK', nobody), maker.refuse('NO_TASK', suspect), maker.allow([a.free], nobody, facts)];
  if (once.some((one, at) => one !== again[at])) return 'equal answers are not one object';
  return once.every(isFrozen) && isFrozen(maker.allow([a.free], victim, dual)) ? null : 'an answer can be changed';
}

const isFrozen = (verdict: Verdict): boolean =>
  [verdict, verdict.bases, verdict.for, verdict.obligations, verdict.instead].every((one) => Object.isFrozen(one));
const refusal = (reason: string): Verdict => ({ effect: 'deny', bases: [], reason, for: [], obligations: [], instead: [] });

/** A cell that was put together from several origins goes as the strictest of them says. */
function wrongStrictest(catalogue: Catalogue): string | null {
  const book = new Rulebook({ ...catalogue, bases: [], bars: [] });
  const one = (effect: Effect, more: Partial<Verdict> = {}): Verdict => ({ ...refusal(''), effect, reason: null, ...more });
  const no = one('deny', { reason: 'NO_TASK', instead: ['F5'] });
  const noGround = one('deny', { reason: 'NO_GROUND', instead: ['F3'] });
  const ask = one('needs-consent', { reason: 'CONSENT_NEEDED' });
  const yes = one('permit', { bases: ['B'], obligations: ['SECRECY'] });
  const wait = one('pending', { bases: ['A'], for: ['rac'] });
  const cases: readonly (readonly [readonly Verdict[], Verdict])[] = [
    [[yes, no], no],
    [[no, yes], no],
    [[yes, wait, no], no],
    [[wait, yes], wait],
    [[ask, yes], ask],
    [[yes, ask], ask],
    [[ask, no], no],
    [[no, noGround], no],
    [[noGround, no], no],
    [[noGround, { ...noGround, instead: ['F4'] }], { ...noGround, instead: ['F3', 'F4'] }],
    [
      [yes, one('permit', { bases: ['A'], obligations: ['WEIGH'] })],
      one('permit', { bases: ['A', 'B'], obligations: ['SECRECY', 'WEIGH'] }),
    ],
    [[wait, one('pending', { bases: ['B'], for: ['four-eyes'] })], one('pending', { bases: ['A', 'B'], for: ['four-eyes', 'rac'] })],
    [[one('permit', { instead: ['F5'] }), one('permit', { instead: ['F1'] })], one('permit', { instead: ['F1', 'F5'] })],
  ];
  const strictest = (verdicts: readonly Verdict[]): Verdict => verdicts.reduce((a, b) => stricter(a, b, book));
  const wrong = cases.find(([origins, wanted]) => !isSame(strictest(origins), wanted));
  if (wrong) return JSON.stringify(strictest(wrong[0]));
  return isFrozen(stricter(yes, yes, book)) ? null : 'the strictest can be changed';
}

/** What the compiled policy promises besides the answers: the order of rules does not matter, and what is alike is kept once. */
function wrongCompiling(catalogue: Catalogue): string | null {
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
  const notOnce = judgedTwice(catalogue);
  if (notOnce !== null) return notOnce;
  return (
    refuses(() => new Rulebook({ ...catalogue, bases: [ground('L', null, null, { conditions: ['NOBODY_KNOWS'] })] }), 'NOBODY_KNOWS') ??
    refuses(() => new Rulebook({ ...catalogue, bases, bars: [bar('NO_TASK', 'NOBODY_KNOWS')] }), 'bar 0') ??
    refuses(() => new Rulebook({ ...catalogue, bases, bars: [bar('NOBODY_KNOWS')] }), 'bar 0')
  );
}

/** A municipality takes part under another code only where one of its codes stands on the list. */
function wrongParticipation(catalogue: Catalogue): string | null {
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
  const wrong = answers.find(([found, wanted]) => found !== wanted);
  return wrong ? `${String(wrong[0])} and not ${wrong[1]}` : null;
}

/** Cells that are alike are judged once, and so are cells with conditions of their own that one ground carries alone. */
function judgedTwice(catalogue: Catalogue): string | null {
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
