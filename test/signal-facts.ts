import type { Json } from '#libs/ledger';
import type { Cell, Effect, FieldsDecided, RecordDecision } from '#libs/policy';
import type { Holder, SignalField, SignalRegistered } from '#libs/signals/facts';

/** Made-up parties of the specs. */
export const gemeente: Holder = { partner: 'GB-TZ', oin: '00000099000000000001', task: 'apv', regions: ['riec-oost-brabant'] };
export const andere: Holder = { partner: 'PO', oin: '00000099000000000002', task: 'opsporing', regions: ['riec-oost-brabant'] };
export const zaakKey = '00000000-0000-4000-a000-000000000000';
export const slachtofferKey = '00000000-0000-4000-a000-000000000001';

/** The verdict for some fields of one cell. A refusal names a reason. */
export function verdict(cell: Cell, ids: string[], effect: Effect = 'permit', reason: string | null = null): FieldsDecided {
  const bases = effect === 'permit' ? ['W-A'] : [];
  return {
    cell,
    ids,
    origin: 0,
    effect,
    bases,
    reason: effect === 'permit' ? null : (reason ?? 'NO_GROUND'),
    for: [],
    obligations: [],
    instead: [],
  };
}

export function decision(fields: FieldsDecided[], differs: Partial<RecordDecision> = {}): RecordDecision {
  const policy = { version: '2025-03-01.1', digest: `sha256:${'0'.repeat(64)}` };
  const asked = { asOf: '2026-11-20', activity: 'disclose' as const };
  const origins = [{ by: 'GB-TZ', task: 'apv', regime: 'avg' as const, on: '2026-11-19' }];
  const made = { asOf: '2026-11-20', policy, engine: '1', asked, consents: [], sources: [], origins, fields };
  return { id: '00000000-0000-4000-b000-000000000000', ...made, ...differs };
}

/** A field of a signal; its value comes with `withValue`. */
export function field(id: string, cell: Cell, differs: Partial<SignalField> = {}): SignalField {
  const subject = cell.startsWith('case.') ? zaakKey : slachtofferKey;
  return { id, key: 'address', cell, subject, regime: 'avg', on: '2026-11-19', finding: false, ...differs };
}

export const withValue = (one: SignalField, value: Json): SignalField & { value: Json } => ({ ...one, value });

/** A registered signal as a fact. */
export function registered(fields: (SignalField & { value: Json })[], differs: Partial<SignalRegistered['data']> = {}): SignalRegistered {
  const data = {
    kenmerk: 'SH-2345-6789',
    holder: gemeente,
    purposes: ['supervision'],
    situation: {},
    caseSubject: zaakKey,
    facets: [{ ref: 'p1', facet: 'victim', subject: slachtofferKey }].filter(({ subject }) =>
      fields.some((one) => one.subject === subject),
    ),
    fields: fields.map(({ value: _value, ...kept }) => kept),
    refused: [],
    decisions: [decision(fields.map(({ id, cell }) => verdict(cell, [id])))],
    ...differs,
  };
  const personal = fields.map(({ id, subject, value }) => ({ path: `velden/${id}`, subject, value }));
  return { type: 'SignalRegistered', data, personal };
}
