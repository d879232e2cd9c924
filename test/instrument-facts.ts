import type { InstrumentFact, InstrumentKind, InstrumentRegistered } from '#libs/instruments/facts';

/** Made-up agreements of the specs. */
export const agreementId = '00000000-0000-4000-c000-000000000001';
export const decisionId = '00000000-0000-4000-c000-000000000002';
export const politie = {
  oin: '00000099000000000002',
  partner: 'PO',
  regions: ['riec-oost-brabant', 'politie-oost-brabant'],
  roles: ['tekenbevoegd'],
};
export const toezicht = { oin: '00000099000000000001', partner: 'GB-TZ', regions: ['riec-oost-brabant'], roles: ['tekenbevoegd'] };
export const coordinator = { oin: '00000099000000000003', partner: 'ZC', regions: ['politie-oost-brabant'], roles: ['tekenbevoegd'] };
export const elders = { oin: '00000099000000000009', partner: 'PO', regions: ['riec-limburg', 'politie-limburg'], roles: ['tekenbevoegd'] };

type Terms = InstrumentRegistered['data'];

export function agreement(differs: Partial<Terms> = {}): InstrumentRegistered {
  const parties = ['PO', 'GB-TZ', 'OM'].map((partner) => ({ partner, oin: null }));
  const kind: InstrumentKind = 'I-RIEC';
  const days = { validFrom: '2026-01-01', validTo: '2026-12-31' };
  const none = { purpose: null, cells: [], parts: null };
  const about = { instrumentId: agreementId, kind, title: 'Convenant (demo)', regions: ['riec-oost-brabant'], parties, ...days, ...none };
  return {
    type: 'InstrumentRegistered',
    data: { ...about, documentHash: `sha256:${'a'.repeat(64)}`, registeredBy: toezicht.oin, ...differs },
  };
}

/** A written decision under Wpg 20 with all five parts. */
export function writtenDecision(differs: Partial<Terms> = {}): InstrumentRegistered {
  const parts = { publicInterest: '1', collaboration: '2', data: '3', conditions: '4', receivers: '5' };
  return agreement({
    instrumentId: decisionId,
    kind: 'I-W20',
    regions: ['politie-oost-brabant'],
    parties: ['PO', 'ZC'].map((partner) => ({ partner, oin: null })),
    purpose: 'help',
    cells: ['victim.IDV'],
    parts,
    documentHash: `sha256:${'b'.repeat(64)}`,
    ...differs,
  });
}

export function signed(by: { oin: string; partner: string }, instrumentId = agreementId): InstrumentFact {
  return { type: 'InstrumentSigned', data: { instrumentId, partner: by.partner, oin: by.oin, officer: 'medewerker-1', on: '2026-11-20' } };
}
