import type { DataSource } from 'typeorm';
import { instrumentRegister, type InstrumentFact } from '#libs/instruments/facts';
import { Refusal, type Fact, type Ledger, type StreamName } from '#libs/ledger';
import { loadPolicies } from '#libs/policy';
import { rulebookStream, type PackStore, type RulebookFact } from '#libs/rulebook/facts';
import { stored } from '../../../test/given.js';
import { agreement, agreementId, politie, signed } from '../../../test/instrument-facts.js';
import { StandingLaw, type Law } from './standing-law.js';

const policy = loadPolicies('policies');
const { digest, version } = policy;
const published: RulebookFact = { type: 'PolicyPublished', data: { digest, version, proposedBy: 'een', approvedBy: 'twee' } };
const suspended: InstrumentFact = { type: 'InstrumentSuspended', data: { instrumentId: agreementId, because: 'incident', audience: [] } };

/** A law over streams in memory, and how often the ledger was looked at. */
function lawOf(streams: Map<string, Fact[]>) {
  const looks = { heads: 0, reads: 0 };
  const ledger = {
    read: ({ id }: StreamName) => {
      looks.reads += 1;
      return Promise.resolve((streams.get(id) ?? []).map((fact, index) => stored(fact, index)));
    },
  } as unknown as Ledger;
  const dataSource = {
    query: (_sql: string, [ids]: [string[]]) => {
      looks.heads += 1;
      return Promise.resolve(ids.map((id) => ({ id, version: streams.get(id)?.length ?? 0 })));
    },
  } as unknown as DataSource;
  const packs = { get: () => Promise.resolve(policy) } as unknown as PackStore;
  return { law: new StandingLaw(ledger, dataSource, packs), looks };
}
const streamsOf = (...instruments: InstrumentFact[]) =>
  new Map<string, Fact[]>([
    [rulebookStream.id, [published]],
    [instrumentRegister.id, instruments],
  ]);
const partiesIn = ({ instruments }: Law) => instruments.map(({ parties }) => parties);
const conflict = new Refusal('ledger.version-conflict', 'conflict', 'moved');

test('judging reads nothing after the first time', async () => {
  const { law, looks } = lawOf(streamsOf(agreement(), signed(politie)));
  for (let time = 0; time < 3; time++) expect(await law.under((one) => Promise.resolve(partiesIn(one)))).toEqual([['PO']]);
  expect(looks).toEqual({ heads: 1, reads: 2 });
});

test('names the versions that were read', async () => {
  const { law } = lawOf(streamsOf(agreement(), signed(politie)));
  expect((await law.current()).versions).toEqual([
    { id: rulebookStream.id, version: 1 },
    { id: instrumentRegister.id, version: 2 },
  ]);
});

test('a decision that was refused by the ledger is made again under the law that stands then', async () => {
  const streams = streamsOf(agreement(), signed(politie));
  const { law } = lawOf(streams);
  await law.current();
  streams.get(instrumentRegister.id)!.push(suspended);
  const seen: string[][][] = [];
  const decided = await law.under((one) => {
    seen.push(partiesIn(one));
    return seen.length === 1 ? Promise.reject(conflict) : Promise.resolve('gemaakt');
  });
  expect([decided, seen]).toEqual(['gemaakt', [[['PO']], []]]);
});

test('a refusal under a law that no longer stands is not given', async () => {
  const streams = streamsOf(agreement(), signed(politie), suspended);
  const { law } = lawOf(streams);
  await law.current();
  streams.get(instrumentRegister.id)!.push({ type: 'InstrumentResumed', data: { instrumentId: agreementId, audience: [] } });
  const no = new Refusal('signal.nothing-to-store', 'forbidden', 'nee');
  expect(await law.under((one) => (partiesIn(one).length ? Promise.resolve('ja') : Promise.reject(no)))).toBe('ja');
});

test('a refusal under the law as it stands is given at once', async () => {
  const { law } = lawOf(streamsOf(agreement(), signed(politie)));
  const no = new Refusal('signal.nothing-to-store', 'forbidden', 'nee');
  let times = 0;
  const refused = law.under(() => {
    times += 1;
    return Promise.reject(no);
  });
  await expect(refused).rejects.toBe(no);
  expect(times).toBe(1);
});

test('a decision that goes on being refused by the ledger is given up', async () => {
  const { law } = lawOf(streamsOf(agreement(), signed(politie)));
  await expect(law.under(() => Promise.reject(conflict))).rejects.toBe(conflict);
});

test('a fault is no reason to try again', async () => {
  const { law } = lawOf(streamsOf());
  let times = 0;
  const failed = law.under(() => {
    times += 1;
    return Promise.reject(new Error('kapot'));
  });
  await expect(failed).rejects.toThrow('kapot');
  expect(times).toBe(1);
});

test('without a published policy nothing is judged', async () => {
  const { law } = lawOf(new Map());
  await expect(law.current()).rejects.toThrow('no policy in force');
});

test('an agreement that names what the policy does not know opens nothing, and stops no other', async () => {
  const strange = agreement({ instrumentId: 'x', parties: [{ partner: 'ZZ', oin: null }] });
  const by = { ...politie, partner: 'ZZ' };
  const { law } = lawOf(streamsOf(agreement(), signed(politie), strange, signed(by, 'x')));
  expect(partiesIn(await law.current())).toEqual([['PO']]);
});
