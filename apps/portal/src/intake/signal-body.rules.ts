import { isoDayOf } from '../ui/dates.rules.js';
import type { Draft, Person, YesNo } from './draft.rules.js';

export interface Field {
  veld: string;
  waarde: string | number | boolean | string[];
  betrokkene?: string;
  bevinding?: boolean;
}

/** Body of POST /v1/signalen, and of the preview. */
export interface SignalBody {
  doelen: string[];
  gezienOp: string;
  omstandigheden: {
    georganiseerdVerband?: 'geen' | 'mogelijk' | 'sterk';
    gevaar?: 'geen' | 'nu';
    adresIsWoning?: boolean;
    bedrijfIsPersoon?: boolean;
    geheimAdres?: boolean;
    directeKring?: boolean;
    gemotiveerd?: boolean;
  };
  betrokkenen?: { ref: string; rol: Person['role'] }[];
  velden: Field[];
}

/** What an officer of each capacity records for, beside organised crime. Others record for supervision. */
const ownPurpose: Record<string, string> = {
  CM: 'shelter-registration',
  ZC: 'help',
  PO: 'criminal-investigation',
  RC: 'organised-crime',
};

/** The draft as the hub takes it; null as long as there is no day or nothing was filled in. What is not known is left out: the hub then counts the strictest. */
export function bodyOf(draft: Draft, capacity: string): SignalBody | null {
  const gezienOp = isoDayOf(draft.seenOn);
  const velden = fieldsOf(draft);
  if (!gezienOp || velden.length === 0) return null;
  const { organised, danger, home, soleTrader, hidden, persons } = draft;
  const organisedCrime = organised === 'mogelijk' || organised === 'sterk';
  const doelen = new Set([...(organisedCrime ? ['organised-crime'] : []), ownPurpose[capacity] ?? 'supervision']);
  return {
    doelen: [...doelen],
    gezienOp,
    omstandigheden: {
      ...(organised && { georganiseerdVerband: organised }),
      ...(danger && { gevaar: danger }),
      ...told('adresIsWoning', home),
      ...told('bedrijfIsPersoon', soleTrader),
      ...told('geheimAdres', hidden),
      ...(persons.some(({ role }) => role === 'verdachte' || role === 'kring') && { directeKring: true }),
      ...(draft.motivated && { gemotiveerd: true }),
    },
    ...(persons.length > 0 && { betrokkenen: persons.map(({ ref, role }) => ({ ref, rol: role })) }),
    velden,
  };
}

const told = <Name extends string>(name: Name, answer: YesNo): Partial<Record<Name, boolean>> =>
  answer === null ? {} : ({ [name]: answer === 'ja' } as Partial<Record<Name, boolean>>);

function fieldsOf(draft: Draft): Field[] {
  const beds = /^\d{1,4}$/.test(draft.beds.trim()) ? Number(draft.beds.trim()) : null;
  return [
    ...text('bevindingen', draft.facts, { bevinding: true }),
    ...text('verhaal', draft.impression),
    ...text('sector', draft.sector),
    ...text('adres', draft.address),
    ...(beds === null ? [] : [{ veld: 'slaapplaatsen', waarde: beds }]),
    ...text('kvkNummer', draft.company),
    ...text('kenteken', draft.plate),
    ...(draft.indicators.length > 0 ? [{ veld: 'aanwijzingen', waarde: draft.indicators }] : []),
    ...draft.persons.flatMap(personFields),
  ];
}

function personFields({ ref, role, name, sex, phone, passportHeld }: Person): Field[] {
  const about = { betrokkene: ref };
  return [
    ...text('naam', name, about),
    ...text('geslacht', sex, about),
    ...(role === 'getuige' ? [] : text('telefoon', phone, about)),
    ...(role === 'slachtoffer' && passportHeld ? [{ veld: 'paspoortBijAnder', waarde: passportHeld === 'ja', ...about }] : []),
  ];
}

const text = (veld: string, value: string, more: Partial<Field> = {}): Field[] => {
  const waarde = value.trim();
  return waarde === '' ? [] : [{ veld, waarde, ...more }];
};
