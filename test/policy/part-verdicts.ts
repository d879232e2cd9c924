import type { Catalogue, Flow } from '../../libs/policy/src/catalogue.js';
import { Facts } from '../../libs/policy/src/facts.js';
import { Road, Rulebook, type Way } from '../../libs/policy/src/rulebook.js';
import type { Effect, Verdict } from '../../libs/policy/src/verdict.js';
import { stricter, VerdictMaker } from '../../libs/policy/src/verdict-maker.js';
import { flow, ground, isSame, question } from './example-law.js';

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

/** The words of a verdict: the widest way counts, the shortest wait, all duties. */
export function wrongWriting(catalogue: Catalogue): string | null {
  const book = new Rulebook({ ...catalogue, bases: [], bars: [] });
  const maker = new VerdictMaker(catalogue.reasons);
  const facts = new Facts(question, book);
  const dual = new Facts({ ...question, dualRole: true }, book);
  const told = (ways: readonly Way[]): unknown => {
    const { effect, bases, reason, for: waits } = maker.allow(ways, victim, facts);
    return [effect, bases, reason, waits];
  };
  const [a, b] = [road('A', { obligations: ['WEIGH', 'SECRECY'] }), road('B')];
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
  return wrong ? `${wrong[0]}: ${JSON.stringify(wrong[1])}` : null;
}

/** What is written once: each equal answer is one object that nobody can change, and a tip offers what is in the table for whom it is about. */
export function wrongRemembering(catalogue: Catalogue): string | null {
  const book = new Rulebook({ ...catalogue, bases: [], bars: [] });
  const maker = new VerdictMaker(catalogue.reasons);
  const facts = new Facts(question, book);
  const dual = new Facts({ ...question, dualRole: true }, book);
  const a = road('A');
  const tip = road('T', { effect: 'anonymise' });
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
export function wrongStrictest(catalogue: Catalogue): string | null {
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
