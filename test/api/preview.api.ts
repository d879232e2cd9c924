import fc from 'fast-check';
import type { Caller } from '#libs/identity';
import type { Law, StandingLaw } from '#libs/law';
import { loadPolicies, recipientsFor } from '#libs/policy';
import { tellField } from '../../libs/disclosures/src/disclosure-answer.js';
import type { Dossier } from '../../libs/disclosures/src/dossier.js';
import { judgeTransfer } from '../../libs/disclosures/src/judge-transfer.js';
import { transferOf } from '../../libs/disclosures/src/request-disclosure.js';
import { ownHoldings } from '../../libs/disclosures/src/transfer.rules.js';
import { evolveSignal, noSignal, type KnownSignal, type SignalFact, type Situation } from '../../libs/signals/src/facts.js';
import { resolveFields, type OfferedField } from '../../libs/signals/src/intake.rules.js';
import { PreviewSignal, PreviewSignalHandler } from '../../libs/signals/src/preview-signal.js';
import { register, registeringOf, type SignalInput } from '../../libs/signals/src/register-signal.js';
import type { PartnerPreview } from '../../libs/signals/src/signal-answers.dto.js';
import { judgeRegistering } from '../../libs/signals/src/signal.rules.js';
import { valueFor } from '../any-value.js';
import { stored } from '../given.js';
import { verdict } from '../signal-facts.js';

const policy = loadPolicies('policies');
const law: Law = { policy, instruments: policy.instruments, versions: [] };
const preview = new PreviewSignalHandler({ fresh: () => Promise.resolve(law) } as StandingLaw);
const at = new Date('2026-11-20T10:00:00Z');
const signalId = '00000000-0000-4000-9000-000000000000';
const roles = ['victim', 'suspect', 'circle', 'witness', 'reporter'] as const;
const people = roles.map((facet, index) => ({ ref: `p${index + 1}`, facet }));

/** Every field in every cell it can have. */
const offers: OfferedField[] = policy.fields.flatMap((field) =>
  field.cells.map((cell) => {
    const [facet, groep = ''] = cell.split('.');
    const person = people.find((one) => one.facet === facet);
    return { veld: field.name, waarde: valueFor(field), groep, ...(person && { betrokkene: person.ref }) };
  }),
);

const callerOf = (partner: string, name: string, task: string, host: Caller['officer']['host'] = null): Caller => {
  const organisation = policy.organisations.find((one) => one.name === name && one.partners.includes(partner));
  if (!organisation) throw new Error(`no ${name}`);
  const { oin, regions } = organisation;
  const officer = {
    id: 'x',
    partner,
    oin,
    organisation: name,
    regions: [...regions],
    task,
    roles: [],
    host,
    assurance: 'high',
    client: 'x',
  } as const;
  return {
    officer: { ...officer, roles: [], regions: [...regions] },
    traceId: '1'.repeat(32),
    spanId: '2'.repeat(16),
    at,
    idempotency: null,
  };
};
const police = policy.organisations.find(({ partners, regions }) => partners.includes('PO') && regions.includes('politie-oost-brabant'))!;
const callers: Caller[] = [
  callerOf('GB-TZ', 'Gemeente Eindhoven', 'apv'),
  callerOf('GS', 'Gemeente Eindhoven', 'wmo'),
  callerOf('PO', police.name, 'opsporing'),
  callerOf('CM', 'CoMensha', 'registratie'),
  callerOf('RC', 'RIEC Oost-Brabant', 'casus'),
  callerOf('RC', 'RIEC Oost-Brabant', 'casus', { partner: 'PO', task: 'opsporing' }),
];

const yesNo = fc.option(fc.boolean(), { nil: undefined });
const situations: fc.Arbitrary<Situation> = fc
  .record({
    organisedLink: fc.constantFrom(undefined, 'none', 'possible', 'strong'),
    danger: fc.constantFrom(undefined, 'none', 'now'),
    narrLabelledBy: fc.constantFrom(undefined, 0, 2),
    hardFacts: yesNo,
    hgkm: yesNo,
    subjectUnable: yesNo,
    homeAddress: yesNo,
    businessIsPerson: yesNo,
    secretAddress: yesNo,
    directCircle: yesNo,
    dualRole: yesNo,
    statement: yesNo,
    mandate: yesNo,
    sameTeam: yesNo,
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Situation);
const fields = fc.array(
  fc.record({
    offer: fc.constantFrom(...offers),
    bevinding: fc.boolean(),
    regime: fc.constantFrom(undefined, 'avg', 'wpg', 'wmo', 'wgbo', 'awb'),
    verkregenOp: fc.constantFrom(undefined, '2026-11-19', '2025-03-02', '2020-01-01'),
  }),
  { minLength: 1, maxLength: 25 },
);
const inputs: fc.Arbitrary<SignalInput> = fc
  .record({
    situation: situations,
    all: fields,
    purposes: fc.uniqueArray(fc.constantFrom(...policy.purposes.map(({ code }) => code)), { minLength: 1, maxLength: 2 }),
  })
  .map(({ situation, all, purposes }) => ({
    purposes,
    seenOn: '2026-11-19',
    situation,
    facets: people,
    fields: all.map(
      ({ offer, bevinding, regime, verkregenOp }) =>
        ({ ...offer, bevinding, ...(regime && { regime }), ...(verkregenOp && { verkregenOp }) }) as OfferedField,
    ),
  }));

test('every field of the dictionary can be offered in every cell it has', () => {
  const facets = people.map((one) => ({ ...one, subject: one.ref }));
  const { problems, fields: found } = resolveFields(policy.fields, facets, offers, {
    caseSubject: 'zaak',
    regime: 'avg',
    on: '2026-11-19',
    firstId: 1,
    today: '2026-11-20',
  });
  expect(problems).toEqual([]);
  expect(new Set(found.map(({ cell }) => cell))).toEqual(new Set(policy.fields.flatMap(({ cells }) => cells)));
});

/** The signal as the ledger would give it back, if all of it were stored: so that every field is compared, not only those that one may register. */
function storedSignal(caller: Caller, input: SignalInput): KnownSignal {
  const command = registeringOf(law, caller, signalId, input);
  const [first] = command.decisions;
  const all = command.fields.map(({ id, cell }) => verdict(cell, [id]));
  const [fact] = register({ ...command, decisions: [{ ...first!, fields: all }] }, noSignal);
  return evolveSignal(noSignal, stored<SignalFact>(fact!)) as KnownSignal;
}

/** What a disclosure to this partner would be told, by name and cell of the field. */
function disclosureTo(caller: Caller, signal: KnownSignal, part: PartnerPreview): unknown[] {
  const { oin, partner: code, task, regions } = caller.officer;
  const held = { activity: 'disclose' as const, from: { oin, partner: code, task, regions } };
  const recipient = recipientsFor(policy, held.from).find((one) => one.partner === part.partner.code && one.purpose === part.doel)!;
  const { name: _name, purpose, ...to } = recipient;
  const dossier: Dossier = { signalId, signal, consents: [], consentRefs: [], open: null, caseId: null, versions: [] };
  const holdings = ownHoldings(signal);
  const decision = judgeTransfer(law, dossier, transferOf(caller, dossier, held, to, { purpose, approvals: [] }), holdings);
  return holdings.map((field) => {
    const { id: _id, ...told } = tellField(policy, field, decision);
    return told;
  });
}

/** Asked in every run besides the random ones, so that the counts at the end do not hang on chance. */
const certain = fc.sample(fc.tuple(fc.constantFrom(...callers), inputs), { seed: 4, numRuns: 12 });

test('what the preview says of a partner is what a disclosure to that partner answers', async () => {
  const seen = { fields: 0, allowed: 0 };
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...callers), inputs, async (caller, input) => {
      const { fields: offered, decisions } = registeringOf(law, caller, signalId, input);
      const mayStore = new Set(judgeRegistering(offered, decisions).stored.map(({ id }) => id));
      const signal = storedSignal(caller, input);
      for (const part of (await preview.execute(new PreviewSignal(caller, input))).delen) {
        const shown = part.velden.map(({ opgeslagen: _opgeslagen, ...told }) => told);
        expect(shown).toEqual(disclosureTo(caller, signal, part));
        expect(part.velden.map(({ opgeslagen }) => opgeslagen)).toEqual(offered.map(({ id }) => mayStore.has(id)));
        expect(part.gaat).toBe(part.velden.filter(({ uitkomst, opgeslagen }) => opgeslagen && uitkomst === 'toegestaan').length);
        seen.fields += shown.length;
        seen.allowed += shown.filter(({ uitkomst }) => uitkomst === 'toegestaan').length;
      }
    }),
    { numRuns: 25, examples: certain },
  );
  // a comparison of nothing, or of refusals alone, would prove nothing
  expect(seen.fields).toBeGreaterThan(1000);
  expect(seen.allowed).toBeGreaterThan(10);
});
