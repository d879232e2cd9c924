import type { DisclosedField } from '#libs/disclosures/facts';
import type { StoredFact } from '#libs/ledger';
import { readSources } from '../../../test/architecture.sources.js';
import { Metrics } from './metrics.js';

const fieldsOf = (...ids: string[]): DisclosedField[] => ids.map((id) => ({ id, key: 'bsn', cell: 'victim.IDV', subject: 'p1' }));
const decided = (effect: string, reason: string | null, ...ids: string[]) => ({ cell: 'victim.IDV', ids, origin: 0, effect, reason });
const decision = {
  fields: [
    decided('permit', null, 'a', 'b'),
    decided('reduce', 'TOO_PRECISE', 'c'),
    decided('deny', 'NO_GROUND', 'd', 'e', 'f'),
    decided('pending', 'WAITING', 'g'),
  ],
};
const to = { partner: 'RC', oin: '00000099000000001000', task: 'casus', regions: [] };
const fact = (type: string, data: object) => ({ type, data }) as unknown as StoredFact;

let metrics: Metrics;
beforeEach(() => (metrics = new Metrics()));

/** The samples of ours, by name and labels. */
async function told(...names: string[]): Promise<Record<string, number>> {
  const lines = (await metrics.registry.metrics()).split('\n').filter((line) => names.some((name) => line.startsWith(`seinhuis_${name}`)));
  return Object.fromEntries(lines.map((line) => [line.slice('seinhuis_'.length, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

test('what was disclosed is counted by effect and what was held back by reason; a decision that two facts share counts once', async () => {
  const granted = fact('DisclosureGranted', { decision, fields: fieldsOf('a', 'b', 'c') });
  const refused = fact('DisclosureRefused', { decision, withheld: fieldsOf('d', 'e', 'f', 'g') });
  metrics.appended([granted, refused], 0.003);
  expect(await told('disclosure_fields_total', 'withheld_fields_total')).toEqual({
    'disclosure_fields_total{effect="permit"}': 2,
    'disclosure_fields_total{effect="reduce"}': 1,
    'disclosure_fields_total{effect="deny"}': 3,
    'disclosure_fields_total{effect="pending"}': 1,
    'withheld_fields_total{reason="NO_GROUND"}': 3,
    'withheld_fields_total{reason="WAITING"}': 1,
  });
});

test('reading is counted by department and kind: on the screen, as a file, as a number, a search, and a reading that was refused', async () => {
  const delivered = (how?: object) =>
    fact('FieldsDelivered', { to, decision, fields: fieldsOf('a'), withheld: fieldsOf('d'), ...(how && { how }) });
  metrics.appended([delivered(), delivered(), delivered({ kind: 'export' }), delivered({ kind: 'count' })], 0.1);
  metrics.appended([fact('SearchAnswered', { to, decision })], 0.1);
  metrics.appended([fact('ReadingRefused', { to: { ...to, partner: 'GB-TZ' }, caseId: 'x', reason: 'x' })], 0.1);
  expect(await told('readings_total', 'withheld_fields_total')).toEqual({
    'readings_total{department="RC",kind="read"}': 2,
    'readings_total{department="RC",kind="export"}': 1,
    'readings_total{department="RC",kind="count"}': 1,
    'readings_total{department="RC",kind="search"}': 1,
    'readings_total{department="GB-TZ",kind="refused"}': 1,
    'withheld_fields_total{reason="NO_GROUND"}': 4,
  });
});

test('every append is timed, and every event counted, whatever it is', async () => {
  metrics.appended([fact('SignalRegistered', {}), fact('SignalWithdrawn', {})], 0.004);
  metrics.appended([fact('DisclosureRecalled', {})], 2);
  expect(await told('appended_events_total', 'append_seconds_count', 'append_seconds_sum', 'append_seconds_bucket{le="0.005"}')).toEqual({
    appended_events_total: 3,
    append_seconds_count: 2,
    append_seconds_sum: 2.004,
    'append_seconds_bucket{le="0.005"}': 1,
  });
  expect(await told('readings_total', 'disclosure_fields_total', 'withheld_fields_total')).toEqual({});
});

test('refusals are counted by code; what is no code of ours counts without its text', async () => {
  for (const code of ['signal.not-yours', 'signal.not-yours', 'rate.exceeded']) metrics.refused(code);
  for (const code of ['999990342', 'Jan Jansen', 'signal.999990342', 'signal', '', 'a.b"} 1']) metrics.refused(code);
  expect(await told('refusals_total')).toEqual({
    'refusals_total{code="signal.not-yours"}': 2,
    'refusals_total{code="rate.exceeded"}': 1,
    'refusals_total{code="other"}': 6,
  });
});

test('a code is never made of what was sent: it stands in the source', () => {
  const sources = readSources().filter(({ file }) => /^(?:apps|libs)\//.test(file) && !file.endsWith('.spec.ts'));
  const made = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/new Refusal\(\s*([^\s'][^)\s]*)/g)].map(([, first]) => `${file}: ${first}`),
  );
  expect(made.toSorted()).toEqual([
    'libs/disclosures/src/approvals/approval.rules.ts: `approval.${why}`,', // WhyNotApprove, a union of constants
    'libs/instruments/src/end-instrument.ts: code,', // of constants in that file
    'libs/policy/src/judge.ts: facts.book', // another class of that name
  ]);
});

test('codes without end fill no memory', async () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (let i = 0; i < 26 * 26; i++) metrics.refused(`code.${letters[Math.floor(i / 26)]}${letters[i % 26]}`);
  metrics.refused('code.aa');
  const counted = await told('refusals_total');
  expect([Object.keys(counted).length, counted['refusals_total{code="other"}'], counted['refusals_total{code="code.aa"}']]).toEqual([
    251, 426, 2,
  ]);
});

test('alarms of the log are there from the beginning, so that the first is seen', async () => {
  metrics.alarmed({ event: 'logbook-forked', size: 12 });
  expect(await told('log_alarms_total')).toEqual({
    'log_alarms_total{event="logbook-forked"}': 1,
    'log_alarms_total{event="logbook-failed"}': 0,
    'log_alarms_total{event="signer-ahead"}': 0,
    'log_alarms_total{event="signer-refused"}': 0,
    'log_alarms_total{event="signer-unreachable"}': 0,
    'log_alarms_total{event="witness-unreachable"}': 0,
    'log_alarms_total{event="witness-refused"}': 0,
    'log_alarms_total{event="witness-ahead"}': 0,
  });
});
