import { randomUUID } from 'node:crypto';
import { takesPart, type OpenCase } from '#libs/cases/facts';
import type { Caller } from '#libs/identity';
import type { Law } from '#libs/law';
import { orderFor, Refusal, type InputProblem, type Ledger } from '#libs/ledger';
import { dutchDay, type PolicyPack } from '#libs/policy';
import { caseUnknown, readCase, readDossier, type Dossier } from './dossier.js';
import { readingStream, type End, type FieldsDelivered, type ReadingFact } from './facts.js';
import { endOf, grantDay, grantsOf, grantsTo, versionsOf, type Grants, type ManyGrants, type ReadVersion } from './holdings.js';
import { judgeTransfer } from './judge-transfer.js';
import { compartmentHoldings, decisionOn, splitByVerdict } from './transfer.rules.js';

export interface CaseQuestion {
  caseId: string;
  purpose: string;
  /** Only fields of these cells; null = all. */
  cells: readonly string[] | null;
}

/** A case as one reader may see it now. Reading, exporting and counting all show this, so they cannot differ. */
export interface ProjectedCase {
  open: OpenCase;
  /** One for each linked signal that was not withdrawn. */
  parts: { dossier: Dossier; data: FieldsDelivered['data'] }[];
  /** Ids of the linked signals that were withdrawn. */
  withdrawn: string[];
  /** What it stands on: the append that records its showing names them as unchanged. */
  versions: ReadVersion[];
}

/**
 * Judges every field of every linked signal for this reader. Nothing is written, except that somebody outside the case tried.
 * @throws Refusal 'case.unknown' for her, in the words of a case that does not exist; 'case.closed' for who took part
 */
export async function projectCase(
  ledger: Ledger,
  grants: ManyGrants,
  law: Law,
  caller: Caller,
  question: CaseQuestion,
): Promise<ProjectedCase> {
  const open = await readCase(ledger, question.caseId);
  if (!takesPart(open, caller.officer)) return refuseOutsider(ledger, caller, question.caseId);
  if (open.status === 'closed')
    throw new Refusal('case.closed', 'gone', 'Deze zaak is gesloten. De velden zijn niet meer als zaak te lezen.');
  const dossiers = await Promise.all(open.signals.map((signalId) => readDossier(ledger, signalId, question.caseId, open)));
  const active = dossiers.filter(({ signal }) => signal.status === 'active');
  const signalIds = active.map(({ signalId }) => signalId);
  const known = await grantsOf(grants, signalIds, open.compartment);
  const parts = await Promise.all(
    active.map(async (dossier) => ({ dossier, ...(await projectSignal(ledger, known, law, caller, question, open, dossier)) })),
  );
  const withdrawn = dossiers.filter(({ signal }) => signal.status === 'withdrawn').map(({ signalId }) => signalId);
  const read = [...dossiers, ...parts].flatMap(({ versions }) => versions);
  return { open, parts, withdrawn, versions: uniqueVersions(read, question.caseId, open) };
}

/** One signal of a compartment as this reader may see it now. The stage counts when the dossier was read for the case, so not for a signal outside it. */
export async function projectSignal(
  ledger: Ledger,
  grants: Grants,
  law: Law,
  caller: Caller,
  { purpose, cells }: Omit<CaseQuestion, 'caseId'>,
  open: Pick<OpenCase, 'compartment'>,
  dossier: Dossier,
): Promise<{ data: FieldsDelivered['data']; versions: ReadVersion[] }> {
  const { oin, regions } = open.compartment;
  const compartment: End = { partner: 'RC', oin, task: 'casus', regions };
  const granted = await grantsTo(ledger, grants, dossier.signalId, compartment);
  const held = compartmentHoldings(dossier.signal, 'RC', granted.map(grantDay));
  const holdings = held.filter(({ cell }) => !cells || cells.includes(cell));
  const { host, task } = caller.officer;
  const to = endOf(caller);
  const reader = to.partner === 'RC' ? { ...to, partner: host?.partner ?? 'RC', task: host?.task ?? null } : { ...to, task };
  const transfer = {
    activity: 'read' as const,
    from: compartment,
    to: reader,
    purpose,
    asOf: dutchDay(caller.at),
    approvals: [],
    actor: host,
  };
  const decision = judgeTransfer(law, dossier, { ...transfer, caseMember: true }, holdings);
  const { going, staying } = splitByVerdict(holdings, decision);
  const { signalId, caseId } = dossier;
  const about = decisionOn(decision, [...going, ...staying]);
  const data = { disclosureId: null, signalId, caseId, from: compartment, to, purpose, fields: going, withheld: staying, decision: about };
  return { data, versions: versionsOf(granted) };
}

/** An attempt by somebody outside the case is kept on record; she hears the same as for a case that does not exist. */
async function refuseOutsider(ledger: Ledger, caller: Caller, caseId: string): Promise<never> {
  await ledger.decide<null, ReadingFact>(orderFor(caller, readingStream(randomUUID())), { initial: null, evolve: () => null }, () => [
    { type: 'ReadingRefused', data: { caseId, to: endOf(caller), reason: 'NOT_A_CASE_MEMBER' } },
  ]);
  throw caseUnknown();
}

function uniqueVersions(read: readonly ReadVersion[], caseId: string, open: OpenCase): ReadVersion[] {
  const versions = new Map(read.map(({ id, version }) => [id, version] as const));
  versions.set(caseId, open.version);
  return [...versions].map(([id, version]) => ({ id, version }));
}

/** @throws Refusal 'case.question-invalid' with every problem at once */
export function requireKnown(policy: PolicyPack, { purpose, cells }: CaseQuestion): void {
  const purposes = policy.purposes.map(({ code }) => code);
  const known = new Set<string>(policy.cells);
  const problems: InputProblem[] = [
    ...(purposes.includes(purpose) ? [] : [{ pointer: '/doel', code: 'purpose.unknown', detail: `Kies uit: ${purposes.join(', ')}.` }]),
    ...(cells ?? []).flatMap((cell, index) =>
      known.has(cell)
        ? []
        : [{ pointer: `/cellen/${index}`, code: 'cell.unknown', detail: 'Gebruik een cel van het beleid, zoals case.LOC.' }],
    ),
  ];
  if (problems.length > 0) throw new Refusal('case.question-invalid', 'invalid', 'Niet alles in de vraag is bekend.', problems);
}
