import type { Ledger } from '#libs/ledger';
import type { PolicyPack } from '#libs/policy';
import { tellField } from './disclosure-answer.js';
import type { DeliveredFields, WithheldField } from './disclosure-answers.dto.js';
import type { Dossier } from './dossier.js';
import { provenanceOf, saidOfSignals } from './field-provenance.js';
import type { FieldsDelivered } from './facts.js';

export interface Delivery {
  dossier: Dossier;
  data: FieldsDelivered['data'];
  seq: number;
  receipt: string | null;
}

/** Plain members, to be part of a larger answer. */
type Delivered = Pick<DeliveredFields, keyof DeliveredFields>;

/**
 * Opens the values of the fields that are delivered, and only those; the caller lets none leave before the delivery is committed. A value that was
 * erased meanwhile is left out.
 */
export async function deliveredAnswer(ledger: Ledger, policy: PolicyPack, deliveries: readonly Delivery[]): Promise<Delivered> {
  const located = deliveries.flatMap(({ dossier, data }) =>
    data.fields.flatMap((field) => {
      const source = dossier.signal.fields.find(({ id }) => id === field.id);
      return source ? [{ dossier, data, field, source }] : [];
    }),
  );
  const values = await ledger.open(located.map(({ source }) => ({ seq: source.at.seq, eventId: source.at.eventId, no: [source.at.no] })));
  const saysOf = saidOfSignals(policy, located, values);
  const velden = located.flatMap(({ dossier, data, field, source }) => {
    const waarde = values.get(`${source.at.seq}/${source.at.no}`);
    if (waarde === undefined) return [];
    const { partner, oin } = dossier.signal.holder;
    const betrokkene = dossier.signal.facets.find(({ subject }) => subject === field.subject)?.ref ?? null;
    const told = tellField(policy, field, data.decision);
    const bron = { partner, oin, verkregenOp: source.on, vastgelegdOp: source.recordedAt.toISOString() };
    const more = provenanceOf(policy, field, data.decision, saysOf(dossier.signalId), told.verplichtingen);
    const gecorrigeerdOp = source.correctedAt?.toISOString() ?? null;
    return [{ ...told, ...more, signaal: dossier.signalId, betrokkene, waarde, bron, gecorrigeerdOp }];
  });
  return {
    velden,
    afgeschermd: deliveries.flatMap((delivery) => shieldedFrom(policy, delivery)),
    volgnummers: deliveries.map(({ seq }) => seq),
    beslissingen: deliveries.map(({ data }) => data.decision.id),
    bewijzen: deliveries.flatMap(({ receipt }) => receipt ?? []),
  };
}

/**
 * What stays, as a reader hears it. When she may not know why it stays, she may not know that it is there: it is left out, as if the signal never
 * had it. The record has it, with the reason.
 */
export function shieldedFrom(policy: PolicyPack, { dossier, data }: Pick<Delivery, 'dossier' | 'data'>): WithheldField[] {
  return data.withheld
    .map((field) => ({ signaal: dossier.signalId, ...tellField(policy, field, data.decision) }))
    .filter(({ reden }) => reden?.code !== 'NIET_BESCHIKBAAR');
}
