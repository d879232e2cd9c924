import type { components } from '../api/schema.js';
import { isoDayOf, type TypedDay } from '../ui/dates.rules.js';

type SignalBody = components['schemas']['SignaalDto'];
type Field = SignalBody['velden'][number];

/** Capacities that may record a victim for care; others record for their own task, or get it from somebody. The hub judges it all the same. */
export const registersVictims = (capacity: string): boolean => ['ZC', 'GS', 'OP'].includes(capacity);

/** What a helper writes down about a victim. */
export interface VictimForm {
  seenOn: TypedDay;
  name: string;
  born: TypedDay;
  needs: string;
  /** By order of the municipal executive. Not known counts as no. */
  college: 'ja' | 'nee' | null;
  /** Whether the place where the victim stays is secret. Not known counts as yes. */
  hidden: 'ja' | 'nee' | null;
}

/** The form as the hub takes it; null as long as there is no day or nothing about the victim. */
export function victimBody({ seenOn, name, born, needs, college, hidden }: VictimForm): SignalBody | null {
  const gezienOp = isoDayOf(seenOn);
  const day = isoDayOf(born);
  const told = ([veld, waarde]: [string, Field['waarde'] | null]): Field[] => (waarde ? [{ veld, betrokkene: 'p1', waarde }] : []);
  const plan = needs.trim();
  const facts: [string, Field['waarde'] | null][] = [
    ['naam', name.trim()],
    ['geboortedatum', day],
    ['zorgbehoefte', plan ? { plan } : null],
  ];
  const velden = facts.flatMap(told);
  if (!gezienOp || velden.length === 0) return null;
  return {
    doelen: ['care'],
    gezienOp,
    omstandigheden: {
      ...(college && { inOpdrachtVanCollege: college === 'ja' }),
      ...(hidden && { geheimAdres: hidden === 'ja' }),
    },
    betrokkenen: [{ ref: 'p1', rol: 'slachtoffer' }],
    velden,
  };
}
