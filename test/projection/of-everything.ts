import type { PolicyPack } from '#libs/policy';
import { valueFor } from '../any-value.js';

const people = ['slachtoffer', 'verdachte', 'kring', 'getuige', 'melder'];
const facets = ['victim', 'suspect', 'circle', 'witness', 'reporter'];

/** A report with one field of every cell of the policy, about one person in every role, in which nothing stands in the way of sharing. */
export function ofEverything(policy: PolicyPack, doelen: readonly string[]): object {
  const offers = policy.fields.flatMap((field) => field.cells.map((cell) => ({ field, cell })));
  const once = new Map(offers.map((offer) => [offer.cell, offer]));
  const velden = [...once.values()].map(({ field, cell }) => {
    const [facet, groep] = cell.split('.');
    const person = facets.indexOf(facet!);
    return { veld: field.name, waarde: valueFor(field), groep, bevinding: true, ...(person >= 0 && { betrokkene: `p${person + 1}` }) };
  });
  return {
    doelen,
    gezienOp: '2026-11-20',
    omstandigheden: {
      georganiseerdVerband: 'sterk',
      gemotiveerd: true,
      adresIsWoning: false,
      bedrijfIsPersoon: false,
      geheimAdres: false,
      inOpdrachtVanCollege: true,
    },
    betrokkenen: people.map((rol, index) => ({ ref: `p${index + 1}`, rol })),
    velden,
  };
}
