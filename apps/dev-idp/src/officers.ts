import type { Organisation } from '#libs/policy';

/** An officer of the demo: made up, and named after what she does. `id` becomes `sub`, so her machine client is the same officer to the hub. */
export interface DemoOfficer {
  id: string;
  name: string;
  job: string;
  /** What she can try. */
  may: string;
  partner: string;
  task: string | null;
  /** Other tasks that she has: at the login she says with which one she works now, and her token has that one alone. */
  otherTasks?: string[];
  roles: string[];
  /** How her organisation is called in the policies. */
  organisation: RegExp;
  /** Who lent her to the RIEC. */
  host?: { partner: string; task: string };
}

/** On the login page: one for each kind of user. */
export const loginOfficers: DemoOfficer[] = [
  {
    id: 'demo-inspecteur',
    name: 'Ine de Inspecteur',
    job: 'Inspecteur huisvesting, gemeente Eindhoven',
    may: 'een signaal melden, vooraf zien wie wat krijgt, eigen signalen volgen',
    partner: 'GB-TZ',
    task: 'huisvesting',
    roles: ['inspecteur'],
    organisation: /^Gemeente Eindhoven$/,
  },
  {
    id: 'demo-riec-analist',
    name: 'Rik de Analist',
    job: 'Analist, RIEC Oost-Brabant',
    may: 'signalen wegen, een zaak openen, leden aanwijzen, de fase verhogen',
    partner: 'RC',
    task: 'casus',
    roles: ['riec-analist'],
    organisation: /^RIEC Oost-Brabant$/,
    host: { partner: 'GB-BM', task: 'openbare-orde' },
  },
  {
    id: 'demo-riec-limburg',
    name: 'Lia de Analist',
    job: 'Analist, RIEC Limburg',
    may: 'merken dat een andere regio iets weet, en erom vragen',
    partner: 'RC',
    task: 'casus',
    roles: ['riec-analist'],
    organisation: /^RIEC Limburg$/,
    host: { partner: 'GB-BM', task: 'openbare-orde' },
  },
  {
    id: 'demo-rechercheur',
    name: 'Petra de Rechercheur',
    job: 'Rechercheur, politie Oost-Brabant',
    may: 'meewerken in een zaak waarvan zij lid is, een slachtoffer aanmelden',
    partner: 'PO',
    task: 'opsporing',
    roles: ['casuslid'],
    organisation: /^Politie.*Oost-Brabant$/,
  },
  {
    id: 'demo-comensha',
    name: 'Coen van de Registratie',
    job: 'Medewerker registratie, CoMensha',
    may: 'een slachtoffer registreren en alleen die kant van het signaal zien; heeft twee taken',
    partner: 'CM',
    task: 'registratie',
    otherTasks: ['opvangcoordinatie'],
    roles: ['hulpverlener'],
    organisation: /^CoMensha$/,
  },
  {
    id: 'demo-zorgcoordinator',
    name: 'Zoë de Zorgcoördinator',
    job: 'Zorgcoördinator mensenhandel, Oost-Brabant',
    may: 'toestemming vastleggen en intrekken, hulp regelen',
    partner: 'ZC',
    task: 'zorgcoordinatie',
    roles: ['hulpverlener'],
    organisation: /zorgco.?rdinat.*Oost-Brabant/i,
  },
  {
    id: 'demo-privacy-officer',
    name: 'Fenna de Functionaris',
    job: 'Functionaris gegevensbescherming van de hub',
    may: 'zien wie wat van wie zag en op welke grond, en bewijzen dat er niets is veranderd',
    partner: 'FG',
    task: null,
    roles: ['privacy-officer'],
    organisation: /./,
  },
];

/** Only as machine clients: the other side of a story, for the demo and the tests. */
const machineOfficers: DemoOfficer[] = [
  {
    id: 'demo-gemeente-tilburg',
    name: 'Tom de Inspecteur',
    job: 'Inspecteur huisvesting, gemeente Tilburg',
    may: 'niets van wat Eindhoven meldt, tenzij de regels het toestaan',
    partner: 'GB-TZ',
    task: 'huisvesting',
    roles: ['inspecteur'],
    organisation: /^Gemeente Tilburg$/,
  },
  {
    id: 'demo-veilig-thuis',
    name: 'Vera van Veilig Thuis',
    job: 'Medewerker, Veilig Thuis Zuidoost-Brabant',
    may: 'een melding over huiselijk geweld ontvangen',
    partner: 'VT',
    task: 'veilig-thuis',
    roles: ['hulpverlener'],
    organisation: /^Veilig Thuis.*Zuidoost/i,
  },
  {
    id: 'demo-beheerder-afspraken',
    name: 'Bea de Beheerder',
    job: 'Beheerder van afspraken, RIEC Oost-Brabant',
    may: 'afspraken in het register zetten, opschorten, hervatten en beëindigen',
    partner: 'RC',
    task: null,
    roles: ['beheerder-afspraken'],
    organisation: /^RIEC Oost-Brabant$/,
  },
  {
    id: 'demo-tekenbevoegde-politie',
    name: 'Teun de Tekenbevoegde',
    job: 'Gemandateerde, politie Oost-Brabant',
    may: 'afspraken ondertekenen namens de politie',
    partner: 'PO',
    task: null,
    roles: ['tekenbevoegd'],
    organisation: /^Politie.*Oost-Brabant$/,
  },
  {
    id: 'demo-tekenbevoegde-gemeente',
    name: 'Tine de Tekenbevoegde',
    job: 'Gemandateerde, gemeente Eindhoven',
    may: 'afspraken ondertekenen namens het toezicht van de gemeente',
    partner: 'GB-TZ',
    task: null,
    roles: ['tekenbevoegd'],
    organisation: /^Gemeente Eindhoven$/,
  },
  {
    id: 'demo-officier-van-justitie',
    name: 'Olga de Officier',
    job: 'Officier van justitie, Openbaar Ministerie',
    may: 'goedkeuren wat alleen met het Openbaar Ministerie mag, en dat intrekken',
    partner: 'OM',
    task: null,
    roles: ['tekenbevoegd'],
    organisation: /^Openbaar Ministerie$/,
  },
  {
    id: 'demo-rac',
    name: 'Ria van de Commissie',
    job: 'Secretaris, Rechtmatigheidsadviescommissie',
    may: 'het advies van de commissie vastleggen',
    partner: 'RAC',
    task: null,
    roles: ['tekenbevoegd'],
    organisation: /^Rechtmatigheidsadviescommissie$/,
  },
  {
    id: 'demo-beleidsbeheerder',
    name: 'Bob van het Beleid',
    job: 'Beleidsbeheerder, bureau van de hub',
    may: 'nieuw beleid voorstellen, en vaststellen wat een ander voorstelde',
    partner: 'FG',
    task: null,
    roles: ['beleidsbeheerder'],
    organisation: /^Privacybureau/,
  },
];

/** Claims of the tokens of this officer, with names as the hub has them by default. */
export interface OfficerClaims {
  oin: string;
  partner: string;
  task?: string;
  roles: string[];
  acr: string;
  host_partner?: string;
  host_task?: string;
}

/** Every task of an officer, the one she begins with first. */
export const tasksOf = ({ task, otherTasks = [] }: DemoOfficer): string[] => (task === null ? [] : [task, ...otherTasks]);

/**
 * All officers, each with her claims.
 * @throws Error naming the officers whose organisation the policies do not have
 */
export function officersOf(organisations: readonly Organisation[]): Map<string, DemoOfficer & { claims: OfficerClaims }> {
  const placed = [...loginOfficers, ...machineOfficers].map((officer) => {
    const home = organisations.find(({ name, partners }) => partners.includes(officer.partner) && officer.organisation.test(name));
    return { officer, oin: home?.oin };
  });
  const homeless = placed.filter(({ oin }) => !oin).map(({ officer }) => officer.job);
  if (homeless.length > 0) throw new Error(`in policies/organisations staat geen organisatie voor: ${homeless.join('; ')}`);
  return new Map(placed.map(({ officer, oin }) => [officer.id, { ...officer, claims: claimsOf(officer, oin!) }]));
}

function claimsOf({ partner, task, roles, host }: DemoOfficer, oin: string): OfficerClaims {
  const lent = host && { host_partner: host.partner, host_task: host.task };
  return { oin, partner, ...(task && { task }), roles, acr: 'http://eidas.europa.eu/LoA/substantial', ...lent };
}

/** Secret of the machine client of an officer. Not a secret: it is on this page, as everything of the demo. */
export const demoSecret = (officerId: string): string => `${officerId}-geheim`;
