import { hub, issuer, type Visit } from './visit.js';
import { type World, worldOn } from './world.js';

export type { World };

/** @param first number of the plates and houses of this file of tests: they share one hub, and only what a test makes may agree */
export function worldOf(first: number): Promise<World> {
  plates = first;
  houses = first;
  return worldOn(hub, issuer);
}

/** An identifier that no other test uses, so that what agrees is what this test made. */
let plates = 0;
export const freshPlate = (): { veld: string; waarde: string } => ({ veld: 'kenteken', waarde: `GV-${(plates += 1)}-X` });

export const person = { ref: 'p1', rol: 'verdachte' };
/** Each in a street of its own, so that only what a test makes agrees. */
let houses = 0;
export const details = (plate: object) => [
  plate,
  { veld: 'adres', waarde: `Voorbeeldstraat ${(houses += 1)}, Eindhoven` },
  { veld: 'slaapplaatsen', waarde: 8 },
  { veld: 'naam', betrokkene: 'p1', waarde: 'Testpersoon Eik' },
];
export const tab = (visit: Visit, name: string) => visit.page.getByRole('tab', { name }).click();
export const button = (visit: Visit, name: string | RegExp) => visit.page.getByRole('button', { name });
export const radio = (visit: Visit, name: string) => visit.page.getByRole('radio', { name, exact: true }).check();
export const open = async (visit: Visit, id: string, part: string): Promise<void> => {
  await visit.logIn('Rik de Analist', `/zaken/${id}?deel=${part}`);
  await visit.heading(/^Kenmerk Z-/);
};
