import type { components } from '../api/schema.js';
import { isoDayOf, type TypedDay } from '../ui/dates.rules.js';

export type ConsentBody = components['schemas']['ToestemmingDto'];

/** What the victim chose, as it is being written down. */
export interface ConsentForm {
  answer: 'ja' | 'nee' | null;
  /** `ref` of the victim in the file. */
  person: string;
  purpose: string;
  /** Codes of the partners that may have it. */
  recipients: string[];
  cells: string[];
  givenBy: ConsentBody['gegevenDoor'] | null;
  /** Not known counts as yes. */
  guardianSuspect: 'ja' | 'nee' | null;
  born: TypedDay;
  form: ConsentBody['vorm'] | null;
  givenOn: TypedDay;
  until: TypedDay;
  checks: ('vrij' | 'onbekwaam')[];
}

/** The parts that can be wrong, by the ids of their fields. */
export type Wrong = 'person' | 'answer' | 'purpose' | 'recipients' | 'cells' | 'givenBy' | 'born' | 'form' | 'givenOn' | 'until';

/** What each part of the form is given. */
export interface PartProps {
  form: ConsentForm;
  set(change: Partial<ConsentForm>): void;
  /** Id, and what is wrong with it once she tried to send. */
  part(id: Wrong): { id: string; error: string | undefined };
}

const isEmpty = ({ day, month, year }: TypedDay): boolean => `${day}${month}${year}`.trim() === '';

/** What is missing or cannot be, in the order of the form. @param today ISO date */
export function wrongIn(form: ConsentForm, today: string): Wrong[] {
  const [givenOn, until, born] = [form.givenOn, form.until, form.born].map(isoDayOf);
  const wrong: Record<Wrong, boolean> = {
    person: form.person === '',
    answer: form.answer === null,
    purpose: form.purpose === '',
    recipients: form.recipients.length === 0,
    cells: form.cells.length === 0,
    givenBy: form.givenBy === null,
    born: !isEmpty(form.born) && (!born || born > today),
    form: form.form === null,
    givenOn: !givenOn || givenOn > today,
    until: !isEmpty(form.until) && (!until || (Boolean(givenOn) && until <= givenOn!)),
  };
  return (Object.keys(wrong) as Wrong[]).filter((part) => wrong[part]);
}

/** What is sent: what was left empty is left out, and the hub then counts the strictest. Null as long as something is wrong. @param today ISO date */
export function consentBody(form: ConsentForm, today: string): ConsentBody | null {
  const { givenBy, form: vorm, guardianSuspect, checks } = form;
  const givenOn = isoDayOf(form.givenOn);
  if (wrongIn(form, today).length > 0 || !givenBy || !vorm || !givenOn) return null;
  const [born, until] = [isoDayOf(form.born), isoDayOf(form.until)];
  return {
    betrokkene: form.person,
    ontvangers: form.recipients,
    cellen: form.cells,
    doel: form.purpose,
    gegevenDoor: givenBy,
    gegevenOp: givenOn,
    vorm,
    vrij: checks.includes('vrij'),
    ...(born && { geboortedatum: born }),
    ...(until && { geldigTot: until }),
    ...(givenBy === 'ouder-of-voogd' && guardianSuspect && { voogdIsVerdachte: guardianSuspect === 'ja' }),
    ...(checks.includes('onbekwaam') && { onbekwaam: true }),
    ...(form.answer === 'nee' && { geweigerd: true }),
  };
}

/** A kind of data in words: `victim.CARE` is looked up as `CARE`; without words it keeps its code. */
export const cellName = (cell: string, names: Readonly<Record<string, string>>): string => names[cell.split('.')[1] ?? ''] ?? cell;
