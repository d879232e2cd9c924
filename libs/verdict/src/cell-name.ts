/** The roles by their Dutch names; `case` is about nobody. @see docs/glossary.md */
const facets: Record<string, string> = {
  victim: 'slachtoffer',
  suspect: 'verdachte',
  circle: 'kring',
  witness: 'getuige',
  reporter: 'melder',
};

/** The groups of fields by their Dutch names. @see docs/glossary.md */
const groups: Record<string, string> = {
  META: 'gegevens over het signaal',
  OBS: 'waarneming',
  NARR: 'vrije tekst',
  LOC: 'plaats',
  BIZ: 'bedrijf',
  VEH: 'voertuig',
  COMM: 'contactgegevens',
  IDV: 'identiteit',
  IDS: 'identiteit',
  IDO: 'identiteit',
  BSN: 'burgerservicenummer',
  RESID: 'verblijf',
  AGE: 'leeftijd',
  HEALTH: 'gezondheid',
  SEXL: 'seksuele gegevens',
  ETHN: 'afkomst of geloof',
  CRIM: 'strafrechtelijk',
  POL8: 'politiegegevens artikel 8',
  POL13: 'politiegegevens artikel 13',
  POL9: 'politiegegevens artikel 9',
  POL10AC: 'politiegegevens artikel 10 a en c',
  POL10B: 'politiegegevens artikel 10 b',
  POL12: 'politiegegevens artikel 12',
  JUST: 'justitiële gegevens',
  TAX: 'belastinggegevens',
  FIN: 'financiën',
  CARE: 'zorg en opvang',
  SAFE: 'veiligheid',
  CONS: 'toestemming',
  REP: 'melder',
  EVAL: 'betrouwbaarheid',
  CASE: 'zaakgegevens',
  MATCH: 'bekend of niet',
  STAT: 'cijfers',
};

/**
 * A cell in words, for people. One that is not known here, of an older or a newer policy, keeps its code. Pure.
 * @param cell such as `victim.AGE` @returns such as `leeftijd slachtoffer`
 */
export function cellName(cell: string): string {
  const [facet = '', code = ''] = cell.split('.');
  const group = groups[code];
  if (group === undefined || (facet !== 'case' && facets[facet] === undefined)) return cell;
  return facet === 'case' || group === facets[facet] ? group : `${group} ${facets[facet]}`;
}
