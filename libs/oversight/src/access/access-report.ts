import { dutchDay } from '#libs/policy';
import { cellName } from '#libs/verdict';
import type { Report, ReportPart } from '../export/report.js';
import type { AccessTold, FacetFound } from './access-answers.dto.js';
import { textOf } from './tell-access.js';

/**
 * What was found of a person, for the file of the officer: role by role what may be told, what was left out and who got it. It holds what the answer holds
 * and nothing more, so what is shielded stands in it as a count with its reason. Not for the person herself: she gets the letter.
 */
export const accessReport = ({ volgnummer, gevonden }: AccessTold): Report => ({
  title: 'Overzicht bij een verzoek om inzage',
  count: gevonden.length,
  parts: gevonden.length > 0 ? gevonden.flatMap(partsOf) : [nothing(volgnummer)],
});

const nothing = (place: number): ReportPart => ({
  title: `Gevonden rollen; de vraag is regel ${place} van het logboek`,
  none: 'Er is niets gevonden.',
  columns: [{ title: 'Rol', width: 1 }],
  rows: [],
});

function partsOf({ kenmerk, hoedanigheid, betrokkene, bron, getoond, weggelaten, ontvangers, volgnummer }: FacetFound): ReportPart[] {
  const role = `${kenmerk}, ${hoedanigheid}`;
  return [
    {
      title: `${role}: mag verteld worden; schuilnummer ${betrokkene}, van ${bron.naam}, regel ${volgnummer}`,
      none: 'Van deze rol mag nu niets verteld worden.',
      columns: [
        { title: 'Gegeven', width: 3 },
        { title: 'Waarde', width: 8 },
        { title: 'Verkregen op', width: 2 },
      ],
      rows: getoond.map(({ label, cel, waarde, verkregenOp }) => [`${label} (${cel})`, textOf(waarde), verkregenOp]),
    },
    {
      title: `${role}: weggelaten`,
      none: 'Er is niets weggelaten.',
      columns: [
        { title: 'Soort', width: 2 },
        { title: 'Aantal', width: 1 },
        { title: 'Waarom niet', width: 10 },
      ],
      rows: weggelaten.map(({ cel, aantal, uitleg }) => [`${cellName(cel)} (${cel})`, String(aantal), uitleg]),
    },
    {
      title: `${role}: wie dit kreeg`,
      none: 'Dit is aan niemand doorgegeven.',
      columns: [
        { title: 'Organisatie', width: 4 },
        { title: 'Gegeven', width: 4 },
        { title: 'Waarvoor', width: 4 },
        { title: 'Grond', width: 3 },
        { title: 'Voor het eerst', width: 3 },
        { title: 'Keren', width: 1 },
        { title: 'In de brief', width: 2 },
      ],
      rows: ontvangers.map(({ naam, partner, soort, cel, doel, gronden, eerst, keren, inBrief }) => [
        `${naam} (${partner})`,
        `${soort} (${cel})`,
        doel,
        gronden.join('; '),
        dutchDay(new Date(eerst)),
        String(keren),
        inBrief ? 'ja' : 'nee',
      ]),
    },
  ];
}
