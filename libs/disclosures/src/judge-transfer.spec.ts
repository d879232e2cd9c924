import { Refusal } from '#libs/ledger';
import { loadPolicies, verdictOf, type PolicyConsent } from '#libs/policy';
import type { ClosedCase, OpenCase } from '#libs/cases/facts';
import { evolveSignal, noSignal, type KnownSignal, type SignalFact } from '#libs/signals/facts';
import { stored } from '../../../test/given.js';
import { field, registered, slachtofferKey, withValue } from '../../../test/signal-facts.js';
import type { Dossier } from './dossier.js';
import type { End } from './facts.js';
import { isCaseMember, judgeTransfer, requireFittingCase } from './judge-transfer.js';
import { ownHoldings } from './transfer.rules.js';

const policy = loadPolicies('policies');
const law = { policy, instruments: policy.instruments, versions: [] };
const signalId = '00000000-0000-4000-9000-000000000000';
const otherKey = '00000000-0000-4000-a000-000000000002';
const regions = ['riec-oost-brabant', 'politie-oost-brabant'];
const coordinator: End = { partner: 'ZC', oin: '00000099000000000031', task: 'zorgcoordinatie', regions };
const comensha: End = { partner: 'CM', oin: '00000099000000000032', task: 'registratie', regions: [] };

describe('consent', () => {
  const fields = [
    withValue(field('v1', 'victim.IDV', { key: 'name' }), 'A'),
    withValue(field('v2', 'victim.IDV', { key: 'name', subject: otherKey }), 'B'),
  ];
  const holder = { ...coordinator, task: 'zorgcoordinatie' };
  const signal = evolveSignal(noSignal, stored<SignalFact>(registered(fields, { holder }))) as KnownSignal;
  const yes: PolicyConsent = {
    subject: 'victim',
    recipients: ['CM'],
    cells: ['victim.IDV'],
    purpose: 'shelter-registration',
    givenBy: 'self',
    givenAt: '2026-11-18',
    born: '1998-04-04',
    form: 'written',
    freely: true,
    guardianIsSuspect: false,
  };
  const judged = (...consents: Dossier['consents']) => {
    const dossier: Dossier = { signalId, signal, consents, consentRefs: ['x@1'], open: null, caseId: null, versions: [] };
    const way = { from: coordinator, to: comensha, purpose: 'shelter-registration', asOf: '2026-11-20', approvals: [] };
    const decision = judgeTransfer(law, dossier, { ...way, activity: 'disclose', actor: null, caseMember: false }, ownHoldings(signal));
    return ['v1', 'v2'].map((id) => verdictOf(decision, id)?.effect);
  };

  test('without one nothing goes', () => expect(judged()).toEqual(['needs-consent', 'needs-consent']));
  test('of one victim opens the fields of that victim alone', () => {
    expect(judged({ subject: slachtofferKey, consent: yes })).toEqual(['permit', 'needs-consent']);
    expect(judged({ subject: otherKey, consent: yes })).toEqual(['needs-consent', 'permit']);
  });
  test('of both opens both', () => {
    expect(judged({ subject: slachtofferKey, consent: yes }, { subject: otherKey, consent: yes })).toEqual(['permit', 'permit']);
  });
  test('refused by one victim, does not close what the other opened', () => {
    const no = { ...yes, refused: true };
    expect(judged({ subject: slachtofferKey, consent: yes }, { subject: otherKey, consent: no })).toEqual(['permit', 'deny']);
  });
  test('of somebody who is not in the signal opens nothing', () => {
    expect(judged({ subject: '00000000-0000-4000-a000-000000000099', consent: yes })).toEqual(['needs-consent', 'needs-consent']);
  });
  test('withdrawn today is no consent today', () => {
    expect(judged({ subject: slachtofferKey, consent: { ...yes, withdrawnAt: '2026-11-20' } })).toEqual(['deny', 'needs-consent']);
  });
});

describe('the case of a disclosure', () => {
  const riec: End = { partner: 'RC', oin: '00000099000000000010', task: 'casus', regions };
  const limburg: End = { partner: 'RC', oin: '00000099000000000011', task: 'casus', regions: ['riec-limburg'] };
  const member: End = { partner: 'PO', oin: '00000099000000000020', task: 'opsporing', regions };
  const outsider: End = { partner: 'GB-TZ', oin: '00000099000000000021', task: 'apv', regions };
  const open: OpenCase = {
    status: 'open',
    kenmerk: 'Z-1',
    compartment: { partner: 'RC', oin: riec.oin, regions },
    signals: ['00000000-0000-4000-9000-000000000001'],
    members: [{ oin: member.oin, partner: 'PO' }],
    stage: 3,
    activity: 'casusoverleg',
    interventions: [],
    openedAt: new Date('2026-11-20T10:00:00Z'),
    version: 1,
  };
  const linked = { ...open, signals: [signalId] };
  const closed: ClosedCase = { ...open, status: 'closed', closedAt: new Date('2026-11-21T10:00:00Z'), because: 'afgerond' };
  const asked = (state: OpenCase | ClosedCase, from: End, to: End): string => {
    try {
      requireFittingCase(state, signalId, from, to);
      return 'fits';
    } catch (error) {
      return error instanceof Refusal ? error.code : 'failed';
    }
  };

  test.each<[string, OpenCase | ClosedCase, End, End, string]>([
    ['a member brings a signal in', open, member, riec, 'fits'],
    ['the holder adds to a linked signal', linked, outsider, riec, 'fits'],
    ['the RIEC gives a linked signal to a member', linked, riec, member, 'fits'],
    ['the RIEC gives a linked signal to another RIEC', linked, riec, limburg, 'fits'],
    ['somebody without a part names it', open, outsider, riec, 'case.unknown'],
    ['a member in another capacity names it', open, { ...member, partner: 'KM' }, riec, 'case.unknown'],
    ['another RIEC names it', open, limburg, riec, 'case.unknown'],
    ['another RIEC names it and has the signal too', linked, limburg, member, 'case.unknown'],
    ['somebody without a part names a closed one', closed, outsider, riec, 'case.unknown'],
    ['another RIEC names a closed one', closed, limburg, riec, 'case.unknown'],
    ['a member names a closed one, which opens nothing', closed, member, limburg, 'fits'],
    ['the RIEC gives a signal that is not linked', open, riec, member, 'disclosure.signal-not-in-case'],
    ['a member uses its stage for another RIEC', open, member, limburg, 'disclosure.case-elsewhere'],
    ['a holder uses its stage for another RIEC', linked, outsider, limburg, 'disclosure.case-elsewhere'],
  ])('%s', (_, state, from, to, expected) => expect(asked(state, from, to)).toBe(expected));

  test('makes members of those who take part in it; without a case only the team that weighs', () => {
    const dossier = (state: OpenCase | null) => ({ open: state }) as Dossier;
    expect(isCaseMember(dossier(open), member)).toBe(true);
    expect(isCaseMember(dossier(open), outsider)).toBe(false);
    expect(isCaseMember(dossier(null), member)).toBe(false);
    expect(isCaseMember(dossier(null), riec, riec.oin)).toBe(true);
    expect(isCaseMember(dossier(null), riec, limburg.oin)).toBe(false);
    expect(isCaseMember(dossier(open), outsider, outsider.oin)).toBe(false);
  });
});
