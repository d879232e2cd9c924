import type { CallerContext } from '#libs/identity';
import type { Ledger } from '#libs/ledger';
import { dutchDay } from '#libs/policy';
import {
  evolveDisclosure,
  disclosureStream,
  noDisclosure,
  questionStream,
  type Disclosure,
  type DisclosureFact,
  type End,
  type KnownDisclosure,
} from './facts.js';
import { stoppedBy } from './approvals/approval.rules.js';
import { readAnswers } from './approvals/read-answers.js';
import { signalUnknown, type Dossier } from './dossier.js';
import { compartmentHoldings, ownHoldings, type Holding } from './transfer.rules.js';

/** What the caller's organisation holds of a signal, and in which capacity it gives it. */
export interface Held {
  activity: 'disclose' | 'release';
  from: End;
  holdings: Holding[];
  /** The disclosures by which it came to hold them: a decision on them is made again when one is recalled meanwhile. */
  versions: ReadVersion[];
}

/** A stream and how far it was read. */
export interface ReadVersion {
  id: string;
  version: number;
}

/** The caller as one end of a disclosure. */
export function endOf({ officer }: Pick<CallerContext, 'officer'>): End {
  return { partner: officer.partner, oin: officer.oin, task: officer.task, regions: officer.regions };
}

/** Its own signal, or what was granted to its compartment. A signal it holds nothing of looks like one that does not exist. */
export async function heldBy(ledger: Ledger, grants: Grants, caller: CallerContext, dossier: Dossier): Promise<Held> {
  const from = endOf(caller);
  const { holder } = dossier.signal;
  if (holder.oin === from.oin && holder.partner === from.partner) {
    return { activity: 'disclose', from, holdings: ownHoldings(dossier.signal), versions: [] };
  }
  const granted = await grantsTo(ledger, grants, dossier.signalId, from);
  const holdings = compartmentHoldings(dossier.signal, from.partner, granted.map(grantDay));
  if (from.partner !== 'RC' || holdings.length === 0) throw signalUnknown();
  return { activity: 'release', from, holdings, versions: versionsOf(granted) };
}

/** Finds the disclosures of a signal to an organisation; the streams themselves decide what they say. */
export interface Grants {
  idsTo(signalId: string, oin: string): Promise<string[]>;
}
/** Finds them for many signals with one question. */
export interface ManyGrants extends Grants {
  idsToEach(signalIds: readonly string[], oin: string): Promise<Map<string, string[]>>;
}

/** What was granted of these signals to one organisation, asked once. */
export async function grantsOf(grants: ManyGrants, signalIds: readonly string[], { oin }: Pick<End, 'oin'>): Promise<Grants> {
  const known = await grants.idsToEach(signalIds, oin);
  return { idsTo: (signalId, to) => (to === oin ? Promise.resolve(known.get(signalId) ?? []) : grants.idsTo(signalId, to)) };
}

/** Disclosures of a signal to one end that stand: granted, and not recalled. */
export async function grantsTo(
  ledger: Ledger,
  grants: Grants,
  signalId: string,
  to: Pick<End, 'oin' | 'partner'>,
): Promise<KnownDisclosure[]> {
  return (await disclosuresTo(ledger, grants, signalId, to))
    .filter((disclosure) => disclosure.status !== 'absent')
    .filter(({ status, to: end }) => status === 'granted' && end.partner === to.partner);
}

/** Every disclosure of a signal to an organisation, also what was refused or recalled. */
export async function disclosuresTo(ledger: Ledger, grants: Grants, signalId: string, { oin }: Pick<End, 'oin'>): Promise<Disclosure[]> {
  return Promise.all((await grants.idsTo(signalId, oin)).map((id) => readDisclosure(ledger, id)));
}

/** A disclosure as it stands now, with what was stopped by an approval that was withdrawn. */
export async function readDisclosure(ledger: Ledger, id: string): Promise<Disclosure> {
  const disclosure = (await ledger.read<DisclosureFact>(disclosureStream(id))).reduce<Disclosure>(evolveDisclosure, noDisclosure);
  if (disclosure.status !== 'granted') return disclosure;
  const answers = await readAnswers(ledger, disclosure);
  return { ...disclosure, stopped: stoppedBy(answers), answered: answers.version };
}

/** What must not have moved for these grants to stand as they were read: nobody recalled one, or took back what it went on. */
export function versionsOf(granted: readonly KnownDisclosure[]): ReadVersion[] {
  return granted.flatMap((one) => [
    { id: one.disclosureId, version: one.version },
    { id: questionStream(one).id, version: one.answered },
  ]);
}

export const grantDay = (disclosure: KnownDisclosure): { on: string; fieldIds: string[] } => ({
  on: dutchDay(disclosure.decidedAt),
  fieldIds: disclosure.fields.map(({ id }) => id).filter((id) => !disclosure.stopped.includes(id)),
});
