import type { TypedDay } from '../ui/dates.rules.js';

export type YesNo = 'ja' | 'nee' | null;
export const roles = ['slachtoffer', 'verdachte', 'kring', 'getuige'] as const;
export type Role = (typeof roles)[number];

/** Somebody in a signal, told by what was seen. Nothing but the role must be there. */
export interface Person {
  ref: string;
  role: Role;
  name: string;
  sex: string;
  phone: string;
  passportHeld: YesNo;
}

/** A report as it is being written, page by page. */
export interface Draft {
  seenOn: TypedDay;
  /** What she saw. */
  facts: string;
  /** What she makes of it. */
  impression: string;
  address: string;
  home: YesNo;
  sector: string;
  beds: string;
  company: string;
  soleTrader: YesNo;
  plate: string;
  indicators: string[];
  organised: 'geen' | 'mogelijk' | 'sterk' | null;
  persons: Person[];
  /** Whether the place where the victim stays is secret. */
  hidden: YesNo;
  danger: 'geen' | 'nu' | null;
  motivated: boolean;
  /** Receivers that she chose, as `oin code`. */
  shareWith: string[];
}

export const emptyDraft: Draft = {
  seenOn: { day: '', month: '', year: '' },
  facts: '',
  impression: '',
  address: '',
  home: null,
  sector: '',
  beds: '',
  company: '',
  soleTrader: null,
  plate: '',
  indicators: [],
  organised: null,
  persons: [],
  hidden: null,
  danger: null,
  motivated: false,
  shareWith: [],
};

export const steps = ['waarneming', 'plek', 'aanwijzingen', 'betrokkenen', 'veiligheid', 'delen', 'versturen'] as const;
export type Step = (typeof steps)[number];
export const isStep = (text: string): text is Step => (steps as readonly string[]).includes(text);

/** The next free name of a person within a signal. */
export function nextRef(persons: readonly Pick<Person, 'ref'>[]): string {
  for (let number = 1; ; number += 1) if (!persons.some(({ ref }) => ref === `p${number}`)) return `p${number}`;
}
