import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { consentStream } from '#libs/consents/facts';
import type { StoredFact } from '#libs/ledger';
import { decisionLogRecord, recordedDecisions, replayLedger } from '#libs/oversight';
import { loadPolicies, type PolicyPack, type RecordDecision } from '#libs/policy';
import { HubClient } from '../../apps/inspect/src/demo/hub-client.js';
import { walk } from '../../apps/inspect/src/demo/journeys.js';
import { Story } from '../../apps/inspect/src/demo/story.js';
import { startTestHub, type TestHub } from '../hub.js';

/** Every decision of the five journeys can be made again; one that was changed, or a policy that was, is named. */
describe('replaying the five journeys', () => {
  let hub: TestHub;
  const story = new Story(() => {});
  const packOf = async (digest: string) => (digest === hub.policy.digest ? hub.policy : undefined);
  const ledger = () => hub.hub.foundation.ledger;

  beforeAll(async () => {
    hub = await startTestHub();
    await walk(new HubClient(hub.url, (officer) => hub.token(officer)), story, null);
  });
  afterAll(() => hub?.close());

  /** The ledger as somebody would have it who changed facts and every hash over them. */
  const rewritten = (change: (fact: StoredFact) => void) => ({
    size: () => ledger().size(),
    open: (...wanted: Parameters<ReturnType<typeof ledger>['open']>) => ledger().open(...wanted),
    async scan(from: number, limit: number) {
      const facts = structuredClone(await ledger().scan(from, limit));
      facts.forEach(change);
      return facts;
    },
  });
  const decisionIn = (fact: StoredFact) => (fact.data as { decision?: RecordDecision }).decision;
  /** The first delivery after which a consent counted. */
  const underConsent = async (): Promise<StoredFact> => {
    const facts = await ledger().scan(0, 10_000);
    return facts.find((fact) => fact.type === 'FieldsDelivered' && decisionIn(fact)!.consents.length > 0)!;
  };

  test('gives every answer again', async () => {
    expect(story.deviations).toEqual([]);
    const report = await replayLedger(ledger(), packOf);
    expect(report).toMatchObject({ deviations: [], erased: [], size: await ledger().size() });
    expect(report.same).toBe(report.decisions);
    expect(report.decisions).toBeGreaterThanOrEqual(30);
  });

  test('names the seq and the decision of an answer that was changed', async () => {
    const { seq, data } = await underConsent();
    const { id } = (data as { decision: RecordDecision }).decision;
    const forged = rewritten((fact) => {
      const [first] = fact.seq === seq ? decisionIn(fact)!.fields : [];
      if (first) Object.assign(first, { bases: ['W-R1'] });
    });
    const { deviations } = await replayLedger(forged, packOf);
    expect(deviations).toMatchObject([{ seq, decision: id, kind: 'verdict', fields: [{ recorded: { bases: ['W-R1'] } }] }]);
  });

  test.each<[string, (decision: RecordDecision) => void, string]>([
    ['the question', ({ asked }) => (asked.purpose = 'statistics'), 'verdict'],
    ['the provenance', ({ asked, origins }) => origins.forEach((origin) => (origin.notTo = [asked.to!])), 'reference'],
    ['the day of an origin', ({ origins }) => origins.forEach((origin) => (origin.on = '2020-01-01')), 'reference'],
    ['an origin that is said to stand in the question', ({ fields }) => fields.forEach((field) => (field.origin = -1)), 'verdict'],
    ['an agreement that was left out', ({ asked }) => delete asked.instruments, 'reference'],
    ['the end of an agreement', ({ asked }) => asked.instruments?.forEach((one) => (one.validTo = '2099-12-31')), 'reference'],
    ['a party to an agreement', ({ asked }) => asked.instruments?.forEach((one) => one.parties.push('XX')), 'reference'],
    ['a consent that was left out', (decision) => (decision.consents = []), 'reference'],
    ['a consent that was made up', (decision) => decision.consents.push(`${consentStream('x').id}@1`), 'reference'],
    ['another version of what was read', ({ sources }) => (sources[0] = sources[0]!.replace(/@.*/, '@99')), 'reference'],
    ['an origin that is gone', (decision) => (decision.origins = []), 'incomplete'],
    ['a code that the policy does not know', ({ asked }) => (asked.from = 'POLITIE'), 'incomplete'],
    ['a policy that nobody has', ({ policy }) => (policy.digest = `sha256:${'0'.repeat(64)}`), 'policy'],
  ])('names a decision in which %s was changed', async (_, change, kind) => {
    const { seq } = await underConsent();
    const { deviations } = await replayLedger(
      rewritten((fact) => fact.seq === seq && change(decisionIn(fact)!)),
      packOf,
    );
    expect(deviations).toMatchObject([{ seq, kind }]);
  });

  test('names what a policy answers otherwise that only claims to be the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seinhuis-beleid-'));
    cpSync('policies', folder, { recursive: true });
    const file = join(folder, 'grounds/wgs.yaml');
    // no ground for the RIEC is in force yet
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('from: 2025-03-01', 'from: 2099-03-01'));
    const changed = loadPolicies(folder);
    rmSync(folder, { recursive: true });
    const posing = new Proxy(changed, { get: (pack, name: keyof PolicyPack) => (name === 'digest' ? hub.policy.digest : pack[name]) });
    const { deviations, same } = await replayLedger(ledger(), async () => posing);
    expect(deviations.length).toBeGreaterThan(5);
    expect(deviations.every(({ kind, fields }) => kind === 'verdict' && fields.length > 0)).toBe(true);
    expect(same).toBeGreaterThan(0);
  });

  test('exports each as a record of the Authorization Decision Log, by its schema, with nothing of a consent but its place', async () => {
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync('test/conformance/adl/record.schema.json', 'utf8')));
    const records = [];
    for await (const recorded of recordedDecisions(ledger())) {
      const record = decisionLogRecord(recorded);
      expect([recorded.fact.seq, validate(JSON.parse(JSON.stringify(record))), validate.errors]).toEqual([recorded.fact.seq, true, null]);
      records.push(record);
      const answers = [record.body['adl.core.response']].flatMap((one) => ('evaluations' in one ? (one.evaluations as object[]) : [one]));
      expect(answers).toMatchObject(recorded.decision.fields.map(({ effect }) => ({ decision: effect === 'permit' })));
    }
    expect(records).toHaveLength((await replayLedger(ledger(), packOf)).decisions);
    expect(JSON.stringify(records)).not.toMatch(/"born"|"givenAt"/);
  });

  test('tells of an erased date of birth apart: nobody can make that decision again', async () => {
    const blind = { ...rewritten(() => {}), open: async () => new Map<string, undefined>() };
    const { deviations, erased } = await replayLedger(blind, packOf);
    expect(deviations).toEqual([]);
    expect(erased.length).toBeGreaterThan(0);
  });
});
