import { pino } from 'pino';
import type { InstrumentExpiryAnnounced } from '#libs/instruments/facts';
import type { PartnerDirectory } from '#libs/identity';
import type { Ledger, StoredFact } from '#libs/ledger';
import { startTestHub, type TestHub } from '../../../test/hub.js';
import { ExpiryAlarm } from './expiry-alarm.js';

let hub: TestHub;
const silent = pino({ level: 'silent' });
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const alarmAt = (now: string) => {
  const { ledger, directory } = hub.hub.foundation;
  return new ExpiryAlarm(ledger, directory, silent, () => new Date(now));
};
const warnings = async () => {
  const { ledger } = hub.hub.foundation;
  const facts = await ledger.scan(0, await ledger.size());
  return facts.filter(({ type }) => type === 'InstrumentExpiryAnnounced') as StoredFact<InstrumentExpiryAnnounced>[];
};
const ending = () => hub.policy.instruments.filter(({ validTo }) => validTo === '2027-12-31').length;

test('61 days before the end nobody is warned', async () => {
  expect(await alarmAt('2027-10-31T12:00:00Z').look()).toBe(0);
});

test('60 days before the end each agreement is told once, also by two hubs that look together', async () => {
  const found = await Promise.all([alarmAt('2027-11-01T12:00:00Z').look(), alarmAt('2027-11-01T12:00:00Z').look()]);
  expect(found.sort()).toEqual([0, ending()]);
  expect(await alarmAt('2027-11-20T12:00:00Z').look()).toBe(0);
  expect((await warnings()).map(({ data }) => data.days)).toEqual(Array.from({ length: ending() }, () => 60));
});

test('the parties in the regions hear it, and nobody else', async () => {
  const { ledger, delivery } = hub.hub.foundation;
  await delivery.caughtUp((await ledger.size()) - 1);
  const heard = async (as: string): Promise<number> => {
    const { items } = (await hub.ask('/v1/gebeurtenissen?aantal=500', { as })).body;
    return items.filter(({ soort }: { soort: string }) => soort === 'nl.seinhuis.instrument-expiry-announced.v1').length;
  };
  expect(await heard('demo-inspecteur')).toBeGreaterThan(0);
  expect(await heard('demo-rechercheur')).toBeGreaterThan(0);
  expect(await heard('demo-comensha')).toBe(0);
});

test('the next term is told again', async () => {
  expect(await alarmAt('2027-12-24T23:30:00Z').look()).toBe(ending());
  expect((await warnings()).at(-1)?.data).toMatchObject({ days: 7, lastDay: '2027-12-31' });
});

test('a look that fails is logged, and does not end the hub', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
  const broken = { read: () => Promise.reject(new Error('weg')) } as unknown as Ledger;
  const alarm = new ExpiryAlarm(broken, {} as PartnerDirectory, log);
  alarm.start();
  await alarm.stop();
  expect(lines.join('')).toContain('expiry-alarm-failed');
});
