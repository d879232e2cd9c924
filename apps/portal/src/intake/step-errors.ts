import { useTexts } from '../text/language.js';
import { dutchDayOf, isoDayOf } from '../ui/dates.rules.js';
import type { Draft, Step } from './draft.rules.js';

/** What is wrong on a page, by id of the field. */
export type Errors = Readonly<Record<string, string>>;

/** What must be mended before she can go on. Only what the signal cannot do without, or what cannot be right. */
export function useStepErrors(step: Step, draft: Draft): Errors {
  const { intake } = useTexts();
  const day = isoDayOf(draft.seenOn);
  const all: Partial<Record<Step, Record<string, string | false>>> = {
    waarneming: {
      'gezien-day': (!day || day > dutchDayOf(Date.now())) && intake.seenOnWrong,
      feiten: draft.facts.trim() === '' && intake.factsMissing,
    },
    plek: {
      adres: draft.address.trim() === '' && intake.addressMissing,
      kvk: !/^(?:\d{8})?$/.test(draft.company.trim()) && intake.companyWrong,
    },
    aanwijzingen: { verband: draft.organised === null && intake.organisedMissing },
    veiligheid: { gevaar: draft.danger === null && intake.dangerMissing },
  };
  const found = Object.entries(all[step] ?? {}).filter((entry): entry is [string, string] => entry[1] !== false);
  return Object.fromEntries(found);
}
