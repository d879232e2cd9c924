import type { FieldDefinition, Regime } from '#libs/policy';
import type { InputProblem, Json } from '#libs/ledger';
import { canonicalValue, checkValue } from './field-value.rules.js';
import type { SignalFacet, SignalField } from './facts.js';

/** What an officer sends for one field, in the words of the API. */
export interface OfferedField {
  veld: string;
  waarde: Json;
  betrokkene?: string;
  groep?: string;
  bevinding?: boolean;
  regime?: Regime;
  verkregenOp?: string;
}
export type OfferedFacet = Pick<SignalFacet, 'ref' | 'facet' | 'subject'>;
export type DraftField = SignalField & { value: Json };

export interface Intake {
  fields: DraftField[];
  problems: InputProblem[];
}

/** Used in messages to the officer: the facets by their Dutch names. */
export const facetNames: Record<string, string> = {
  case: 'zaak',
  victim: 'slachtoffer',
  suspect: 'verdachte',
  circle: 'kring',
  witness: 'getuige',
  reporter: 'melder',
};

/** A day to come would lengthen the time that the data may be kept. */
const inFuture = { code: 'date.in-future', detail: 'Deze dag ligt in de toekomst. Geef een dag tot en met vandaag.' };

/** Checks every offered field against the data dictionary and finds its cell. Reports all problems at once. */
export function resolveFields(
  dictionary: readonly FieldDefinition[],
  facets: readonly OfferedFacet[],
  offered: readonly OfferedField[],
  given: { caseSubject: string; regime: Regime; on: string; firstId: number; today: string },
): Intake {
  const fields: DraftField[] = [];
  const problems: InputProblem[] = given.on > given.today ? [{ pointer: '/gezienOp', ...inFuture }] : [];
  offered.forEach((field, index) => {
    const pointer = `/velden/${index}`;
    const definition = dictionary.find(({ name }) => name === field.veld);
    if (!definition) {
      const allowed = dictionary.map(({ name }) => name).join(', ');
      problems.push({ pointer: `${pointer}/veld`, code: 'field.unknown', detail: `Dit veld bestaat niet. Kies uit: ${allowed}.` });
      return;
    }
    const facet = field.betrokkene === undefined ? undefined : facets.find(({ ref }) => ref === field.betrokkene);
    if (field.betrokkene !== undefined && !facet) {
      problems.push({
        pointer: `${pointer}/betrokkene`,
        code: 'person.unknown',
        detail: 'Deze betrokkene staat niet in de lijst betrokkenen.',
      });
      return;
    }
    const cell = cellOf(definition, facet?.facet ?? 'case', field.groep);
    if ('detail' in cell) problems.push({ pointer, ...cell });
    const value = canonicalValue(definition, field.waarde) as Json;
    for (const found of checkValue(definition, value, given.today))
      problems.push({ ...found, pointer: `${pointer}/waarde${found.pointer}` });
    const on = field.verkregenOp ?? given.on;
    if (field.verkregenOp && on > given.today) problems.push({ pointer: `${pointer}/verkregenOp`, ...inFuture });
    if ('detail' in cell) return;
    fields.push({
      id: `v${given.firstId + index}`,
      key: definition.key,
      cell: cell.cell,
      subject: facet?.subject ?? given.caseSubject,
      regime: field.regime ?? given.regime,
      on,
      finding: field.bevinding ?? false,
      value,
    });
  });
  return { fields, problems };
}

function cellOf(
  definition: FieldDefinition,
  facet: string,
  group?: string,
): { cell: SignalField['cell'] } | { code: string; detail: string } {
  const cells = definition.cells.filter((cell) => cell.startsWith(`${facet}.`));
  if (cells.length === 0) {
    const names = [...new Set(definition.cells.map((cell) => facetNames[cell.split('.')[0] ?? ''] ?? ''))].join(', ');
    return {
      code: 'field.wrong-role',
      detail: `Dit veld hoort bij: ${names}. Kies een betrokkene met die rol, of laat betrokkene weg voor "zaak".`,
    };
  }
  const [only] = cells;
  if (cells.length === 1 && only && group === undefined) return { cell: only };
  const groups = cells.map((cell) => cell.split('.')[1]);
  const chosen = cells.find((cell) => cell === `${facet}.${group}`);
  return chosen
    ? { cell: chosen }
    : { code: 'field.group-needed', detail: `Geef bij "groep" aan welke soort gegeven dit is: ${groups.join(', ')}.` };
}
