/** Codes of what a case agrees and how it ends, with the words for people. Codes are stored and never change their meaning; a new one may be added. */
export const interventionKinds = {
  bestuurlijk: 'maatregel van de burgemeester of het college',
  strafrechtelijk: 'aanpak door politie en Openbaar Ministerie',
  fiscaal: 'aanpak door de Belastingdienst of de FIOD',
  toezicht: 'controle door een toezichthouder',
  zorg: 'hulp en bescherming voor een slachtoffer',
  preventie: 'voorlichting of een afspraak met een ondernemer of verhuurder',
} as const;
export type InterventionKind = keyof typeof interventionKinds;

/** Steps that an exploiter has to take; an intervention makes one of them harder. */
export const barriers = {
  werving: 'mensen werven',
  vervoer: 'mensen vervoeren en over de grens brengen',
  identiteit: 'aan papieren of een inschrijving komen',
  huisvesting: 'mensen laten wonen',
  werk: 'mensen laten werken',
  vergunning: 'een bedrijf of vergunning hebben',
  online: 'klanten of mensen vinden op internet',
  geld: 'geld innen, betalen en wegsluizen',
} as const;
export type Barrier = keyof typeof barriers;

export const interventionOutcomes = {
  uitgevoerd: 'helemaal gedaan',
  'deels-uitgevoerd': 'voor een deel gedaan',
  'niet-uitgevoerd': 'niet gedaan',
} as const;
export type InterventionOutcome = keyof typeof interventionOutcomes;

export const closingReasons = {
  afgerond: 'de afspraken zijn klaar',
  'geen-gezamenlijke-aanpak': 'een gezamenlijke aanpak is niet meer nodig',
  overgedragen: 'een van de deelnemers gaat er alleen mee verder',
  'onvoldoende-aanwijzingen': 'er zijn te weinig aanwijzingen',
} as const;
export type ClosingReason = keyof typeof closingReasons;

/** The codes of a list, for a choice. */
export const codesOf = <T extends object>(list: T): (keyof T)[] => Object.keys(list) as (keyof T)[];
