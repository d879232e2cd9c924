import { Injectable } from '@nestjs/common';
import type { Caller } from '#libs/identity';
import type { Law } from '#libs/law';
import { Ledger } from '#libs/ledger';
import type { PolicyPack } from '#libs/policy';
import { projectCase, projectSignal } from '../case-projection.js';
import { CompartmentIndex, identifierKind, matchKinds, type MatchKind, type Tagged } from '../compartment-index.js';
import { DisclosureList } from '../disclosures.view.js';
import { caseUnknown, readDossier, type Dossier } from '../dossier.js';
import { matchIdOf, type FieldsDelivered } from '../facts.js';
import { grantsOf, type ReadVersion } from '../holdings.js';
import { decisionOn } from '../transfer.rules.js';
import { proposalsFrom, type Proposal, type Seen } from './match.rules.js';

/** Signals that are read at once: enough to keep the database busy, not so many that others wait. */
const together = 32;

/** One signal as this reader sees its identifiers: `data` is what is recorded when something of it is told. */
export interface Compared {
  dossier: Dossier;
  data: FieldsDelivered['data'];
  inCase: boolean;
}

export interface FoundMatches {
  proposals: (Proposal & { id: string })[];
  compared: Compared[];
  /** What it stands on: the append names them as unchanged. */
  versions: ReadVersion[];
}

/** Finds what signals of a case have in common with signals of the same compartment, in fields that this reader sees in both. Writes nothing. */
@Injectable()
export class MatchFinder {
  constructor(
    private readonly ledger: Ledger,
    private readonly list: DisclosureList,
    private readonly index: CompartmentIndex,
  ) {}

  /** @throws Refusal 'case.unknown', also for a member: the compartment is its RIEC's to compare; 'case.closed' */
  async find(law: Law, caller: Caller, caseId: string): Promise<FoundMatches> {
    const question = { caseId, purpose: 'organised-crime', cells: cellsToCompare(law.policy) };
    const { open, parts, versions } = await projectCase(this.ledger, this.list, law, caller, question);
    if (open.compartment.oin !== caller.officer.oin) throw caseUnknown();
    const own = parts.map((part) => ({ ...part, data: identifiersAlone(law.policy, part.data), inCase: true }));
    const seen = await this.seenIn(open.compartment, own);
    const elsewhere = await this.bearers(open.compartment, seen, open.signals);
    const others: Compared[] = [];
    const read = [...versions];
    for (let at = 0; at < elsewhere.length; at += together) {
      const page = elsewhere.slice(at, at + together);
      const known = await grantsOf(this.list, page, open.compartment);
      const some = page.map(async (signalId): Promise<Compared[]> => {
        const dossier = await readDossier(this.ledger, signalId);
        if (dossier.signal.status !== 'active') return [];
        const { data, versions: granted } = await projectSignal(this.ledger, known, law, caller, question, open, dossier);
        read.push(...dossier.versions, ...granted);
        return [{ dossier, data: identifiersAlone(law.policy, data), inCase: false }];
      });
      others.push(...(await Promise.all(some)).flat());
    }
    const all = [...seen, ...(await this.seenIn(open.compartment, others))];
    const proposals = proposalsFrom(all).map((proposal) => ({ ...proposal, id: matchIdOf(open.compartment.oin, proposal.pair) }));
    return { proposals, compared: [...own, ...others], versions: onceEach(read) };
  }

  private async seenIn(compartment: { oin: string }, compared: readonly Compared[]): Promise<Seen[]> {
    const found = compared.map(async ({ dossier, data, inCase }) => {
      const tagged = await this.index.identifiersOf(compartment, dossier.signal, data.fields);
      return tagged.filter(isComparable).map(({ field, kind, tag }): Seen => {
        return { signalId: dossier.signalId, subject: field.subject, fieldId: field.id, kind, tag: tag.toString('hex'), inCase };
      });
    });
    return (await Promise.all(found)).flat();
  }

  private async bearers(compartment: { oin: string }, seen: readonly Seen[], inCase: readonly string[]): Promise<string[]> {
    const tags = new Map(seen.map(({ kind, tag }) => [`${kind} ${tag}`, { kind: kind as MatchKind, tag: Buffer.from(tag, 'hex') }]));
    const known = new Set(inCase);
    return (await this.index.bearersOf(compartment, [...tags.values()])).filter((signalId) => !known.has(signalId));
  }
}

const isComparable = ({ kind }: Pick<Tagged, 'kind'>): boolean => (matchKinds as readonly string[]).includes(kind);

const isIdentifier = (policy: PolicyPack, key: string): boolean => {
  const kind = identifierKind(policy.fields, key);
  return kind !== undefined && isComparable({ kind });
};

function cellsToCompare(policy: PolicyPack): string[] {
  return [...new Set(policy.fields.filter(({ key }) => isIdentifier(policy, key)).flatMap(({ cells }) => [...cells]))];
}

/** A cell has other fields too: they were not compared, so the record does not speak of them. */
function identifiersAlone(policy: PolicyPack, data: FieldsDelivered['data']): FieldsDelivered['data'] {
  const fields = data.fields.filter(({ key }) => isIdentifier(policy, key));
  const withheld = data.withheld.filter(({ key }) => isIdentifier(policy, key));
  return { ...data, fields, withheld, decision: decisionOn(data.decision, [...fields, ...withheld]) };
}

const onceEach = (versions: readonly ReadVersion[]): ReadVersion[] =>
  [...new Map(versions.map(({ id, version }) => [id, version]))].map(([id, version]) => ({ id, version }));
