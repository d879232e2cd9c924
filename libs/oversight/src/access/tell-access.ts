import { Injectable } from '@nestjs/common';
import { PartnerDirectory } from '#libs/identity';
import { Ledger, type Json, type StoredFact } from '#libs/ledger';
import { dutchDay, tellVerdict, type Cell, type PolicyPack } from '#libs/policy';
import type { FacetFound, FieldShown, GroupLeftOut, ReceiverShown } from './access-answers.dto.js';
import { capacities } from './capacities.js';
import type { SubjectAccessAnswered } from './facts.js';
import type { FoundFacet } from './find-person.js';
import { facetOf } from './judge-access.js';
import type { Tellable } from './letter.rules.js';
import type { ReceivedCell } from './received.rules.js';
import { Receivers } from './receivers.js';
import { nameableReceivers, shieldGround } from './receivers.rules.js';

export interface Told {
  facet: FacetFound;
  tellable: Tellable;
}

/** Makes the answer of what was decided and is on record: for the officer with what was left out, for the letter without. */
@Injectable()
export class AccessTeller {
  constructor(
    private readonly ledger: Ledger,
    private readonly receivers: Receivers,
    private readonly partners: PartnerDirectory,
  ) {}

  async tell(policy: PolicyPack, found: FoundFacet, { data, seq }: StoredFact<SubjectAccessAnswered>): Promise<Told> {
    const { signal } = found;
    const capacity = capacities[facetOf(found)] ?? facetOf(found);
    const source = await this.nameOf(data.from.oin);
    const fields = await this.fields(policy, found, data);
    const received = await this.receivers.of(found.subject);
    const { told, shielded } = nameableReceivers(received, new Set(data.fields.map(({ cell }) => cell)));
    const all = await Promise.all(
      received.map((one) => this.receiver(policy, one, data.decision.asOf, { told: told.includes(one), fields })),
    );
    const named = all.filter(({ inBrief }) => inBrief);
    const facet: FacetFound = {
      signaal: found.signalId,
      kenmerk: signal.kenmerk,
      betrokkene: found.subject,
      hoedanigheid: capacity,
      bron: { ...data.from, naam: source },
      beperking: data.restriction,
      gewist: signal.erased.includes(found.subject),
      getoond: fields,
      weggelaten: leftOut(policy, data),
      ontvangers: all,
      ontvangersWeggelaten: { aantal: shielded, grond: shieldGround },
      beslissing: data.decision.id,
      volgnummer: seq,
    };
    return { facet, tellable: { capacity, fields: fields.map((one) => letterField(one, source)), receivers: letterReceivers(named) } };
  }

  private async fields(policy: PolicyPack, { signal }: FoundFacet, data: SubjectAccessAnswered['data']): Promise<FieldShown[]> {
    const shown = signal.fields.filter(({ id }) => data.fields.some((field) => field.id === id));
    const values = await this.ledger.open(shown.map(({ at }) => ({ seq: at.seq, eventId: at.eventId, no: [at.no] })));
    return shown.flatMap(({ id, key, cell, at, on }) => {
      const waarde = values.get(`${at.seq}/${at.no}`);
      if (waarde === undefined) return []; // erased meanwhile
      const label = policy.fields.find((field) => field.key === key)?.label ?? key;
      return [{ id, veld: policy.fieldName(key), label, cel: cell, waarde, verkregenOp: on }];
    });
  }

  private async receiver(
    policy: PolicyPack,
    one: ReceivedCell,
    day: string,
    { told, fields }: { told: boolean; fields: readonly FieldShown[] },
  ): Promise<ReceiverShown> {
    const labels = fields.filter(({ id }) => one.fields.includes(id)).map(({ label }) => label);
    return {
      oin: one.oin,
      partner: one.partner,
      naam: await this.nameOf(one.oin),
      cel: one.cell,
      // of what she is told, by its own name; else by all that such a group can hold
      soort: labels.length > 0 ? labels.join(', ') : groupLabel(policy, one.cell),
      doel: policy.purposes.find(({ code }) => code === one.purpose)?.label ?? one.purpose,
      gronden: one.bases.map((id) => policy.basisOn(id, day)?.cite ?? id),
      eerst: one.first.toISOString(),
      laatst: one.last.toISOString(),
      keren: one.times,
      inBrief: told,
    };
  }

  private async nameOf(oin: string): Promise<string> {
    return (await this.partners.byOin(oin))?.name ?? oin;
  }
}

/** Labels of the fields that a cell can hold; short enough to name the group by. */
const groupLabel = (policy: PolicyPack, cell: string): string =>
  policy.fields
    .filter(({ cells }) => cells.includes(cell as Cell))
    .map(({ label }) => label)
    .join(' / ');

function leftOut(policy: PolicyPack, { withheld, decision }: SubjectAccessAnswered['data']): GroupLeftOut[] {
  const ids = new Set(withheld.map(({ id }) => id));
  return decision.fields
    .map((decided) => ({ decided, count: decided.ids.filter((id) => ids.has(id)).length }))
    .filter(({ count }) => count > 0)
    .map(({ decided, count }) => ({
      cel: decided.cell,
      aantal: count,
      ...tellVerdict(policy, decided.cell, decided, decision.asOf, 'auditor'),
    }));
}

const letterField = ({ label, waarde, verkregenOp }: FieldShown, source: string): Tellable['fields'][number] => ({
  label,
  value: textOf(waarde),
  source,
  on: verkregenOp,
});

/** One line for what somebody got for one purpose on the same grounds. */
function letterReceivers(named: readonly ReceiverShown[]): Tellable['receivers'] {
  const lines = new Map<string, Tellable['receivers'][number]>();
  for (const { naam, eerst, soort, doel, gronden } of named) {
    const key = JSON.stringify([naam, doel, gronden]);
    const known = lines.get(key);
    if (known) known.groups.push(soort);
    else lines.set(key, { name: naam, on: dutchDay(new Date(eerst)), groups: [soort], purpose: doel, grounds: gronden });
  }
  return [...lines.values()];
}

/** A value as it is read. */
export function textOf(value: Json): string {
  if (typeof value === 'boolean') return value ? 'ja' : 'nee';
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return value !== null && typeof value === 'object' ? Object.values(value).map(textOf).join(', ') : String(value);
}
