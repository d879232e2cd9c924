import { randomUUID } from 'node:crypto';
import { replayLedger } from '#libs/oversight';
import type { Answered, TestHub } from '../hub.js';

export type Told = { id: string; cel: string; uitkomst: string; reden: { code: string } | null; wachtOp: string[]; uitwegen: unknown[] };
export type Asking = (method: 'GET' | 'POST', path: string, body?: object, key?: string) => Promise<Answered>;

export const yes = { besluit: 'gegeven', reden: 'voldoet' };
export const no = { besluit: 'geweigerd', reden: 'te-veel-gegevens' };

/** Words for the journeys of approvals: officers, also made-up colleagues of the demo officers, and what they are told. */
export function approving(hub: () => TestHub) {
  /** Asks as a demo officer, or as somebody else like her: `claims` replace some of her token. */
  const as =
    (officer: string, claims: () => Record<string, unknown> = () => ({})): Asking =>
    async (method, path, body, key = randomUUID()) => {
      const token = await hub().token(officer, claims());
      return hub().ask(path, { method, body, as: null, headers: { authorization: `Bearer ${token}`, 'idempotency-key': key } });
    };
  const oinOf = (partner: string, name = /./): string =>
    hub().policy.organisations.find((one) => one.partners.includes(partner) && name.test(one.name))!.oin;
  return {
    as,
    oinOf,
    /** Somebody of the prosecution who may bind it. */
    prosecutor: (differs: Record<string, unknown> = {}) => as('demo-officier-van-justitie', () => differs),
    committee: as('demo-rac'),
  };
}

/** Approvals in the answer to a request, with how they stand. */
const approvalsIn = ({ body }: Answered) => body.akkoorden as { id: string; akkoord: string; status: string }[];
export const idOf = (answer: Answered, akkoord: string): string => approvalsIn(answer).find((one) => one.akkoord === akkoord)!.id;
export const waitsFor = (answer: Answered): string[] =>
  approvalsIn(answer)
    .filter(({ status }) => status === 'wacht')
    .map(({ akkoord }) => akkoord)
    .sort();
/** Each cell with the code of its reason. */
export const cells = (told: Told[]): string[] => told.map(({ cel, reden }) => [cel, reden?.code].filter(Boolean).join(' ')).sort();

/** Every decision so far can be made again from what was recorded. */
export async function expectReplayable({ hub, policy }: TestHub): Promise<void> {
  const report = await replayLedger(hub.foundation.ledger, async (digest) => (digest === policy.digest ? policy : undefined));
  expect(report).toMatchObject({ deviations: [], erased: [] });
  expect(report.same).toBe(report.decisions);
  expect(report.decisions).toBeGreaterThan(0);
}
