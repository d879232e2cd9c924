import type { PolicyPack, RecordDecision } from '#libs/policy';
import type { DeliveredField, WithheldField } from './disclosure-answers.dto.js';
import type { ExportDuties, RefusedGroup } from './export-answers.dto.js';

/** The handling code of a joint case as a whole (WGS 1.11 lid 2); a holder may have given a stricter one with a signal. */
const withinCompartment = { signaal: null, code: 'alleen-compartiment' };

/** What holds for who has the file, from the verdicts of the fields in it. Goes in the head of the file: the fields are nowhere without it. */
export function dutiesOf(
  policy: PolicyPack,
  purpose: string,
  fields: readonly DeliveredField[],
  decisions: readonly RecordDecision[],
): ExportDuties {
  const codes = new Set(fields.flatMap(({ verplichtingen }) => verplichtingen));
  const handling = policy.fields.find(({ key }) => key === 'handling_code')?.name;
  const said = fields.filter(({ veld, waarde }) => veld === handling && typeof waarde === 'string');
  return {
    doel: policy.purposes.find(({ code }) => code === purpose)?.label ?? purpose,
    vernietigenOp: earliestEnd(policy, fields, decisions),
    doorgeven: 'Geef niets hieruit door. Wie het ook nodig heeft, krijgt het via de hub, die dan opnieuw beslist.',
    afhandelcodes: [withinCompartment, ...said.map(({ signaal, waarde }) => ({ signaal, code: waarde as string }))],
    plichten: policy.obligations.filter(({ code }) => codes.has(code)).map(({ code, text }) => ({ code, tekst: text })),
  };
}

/** The compartment must destroy what it got five years ago; the whole file goes with the field that goes first. A holder may have told an earlier day. */
function earliestEnd(policy: PolicyPack, fields: readonly DeliveredField[], decisions: readonly RecordDecision[]): string | null {
  const permitted = decisions.flatMap(({ fields: decided, origins }) =>
    decided.filter(({ effect }) => effect === 'permit').map(({ origin }) => origins[origin]?.on),
  );
  const byLaw = permitted.map((day) => (day ? policy.termEnd('compartment', day) : null));
  const name = policy.fields.find(({ key }) => key === 'retention')?.name;
  const told = fields.filter(({ veld }) => veld === name).map(({ waarde }) => waarde);
  const days = [...byLaw, ...told].filter((day): day is string => typeof day === 'string');
  return days.toSorted()[0] ?? null;
}

/** The groups of which nothing goes, or not all, each once with reason and way out. Without the ids and number of the fields. */
export function refusedGroups(withheld: readonly WithheldField[]): RefusedGroup[] {
  const told = withheld.map(({ cel, uitkomst, reden, uitleg, wachtOp, uitwegen }) => ({ cel, uitkomst, reden, uitleg, wachtOp, uitwegen }));
  const once = new Map(told.map((group) => [JSON.stringify(group), group]));
  return [...once.values()].toSorted((one, other) => one.cel.localeCompare(other.cel));
}
