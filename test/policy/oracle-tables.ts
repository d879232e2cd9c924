/** Named lists of cells, and who takes part in which collaboration, as the founders wrote them down; kept apart from policies/ on purpose. */
export const sets: Readonly<Record<string, readonly string[]>> = {
  '@riec1':
    'case.META case.OBS case.LOC case.BIZ case.VEH case.COMM case.CASE case.FIN victim.IDV victim.OBS suspect.IDS suspect.CRIM circle.IDO victim.AGE suspect.AGE circle.AGE victim.BSN suspect.BSN circle.BSN victim.RESID suspect.RESID circle.RESID victim.FIN suspect.FIN circle.FIN victim.COMM suspect.COMM circle.COMM victim.LOC suspect.LOC circle.LOC victim.VEH suspect.VEH circle.VEH'.split(
      ' ',
    ),
  '@riec2':
    'case.TAX victim.TAX suspect.TAX circle.TAX victim.POL8 suspect.POL8 circle.POL8 victim.POL13 suspect.POL13 circle.POL13 victim.JUST suspect.JUST circle.JUST victim.SEXL suspect.SEXL circle.SEXL'.split(
      ' ',
    ),
  '@riec3': 'victim.POL9 suspect.POL9 circle.POL9 victim.POL10AC suspect.POL10AC circle.POL10AC'.split(' '),
  '@zvh':
    'case.CASE victim.IDV suspect.IDS suspect.CRIM circle.IDO victim.AGE suspect.AGE circle.AGE victim.BSN suspect.BSN circle.BSN victim.LOC suspect.LOC circle.LOC victim.FIN suspect.FIN circle.FIN victim.HEALTH suspect.HEALTH circle.HEALTH victim.POL8 suspect.POL8 circle.POL8 victim.POL13 suspect.POL13 circle.POL13 victim.JUST suspect.JUST circle.JUST victim.CARE suspect.CARE circle.CARE'.split(
      ' ',
    ),
  '@consentable':
    'victim.IDV victim.AGE victim.OBS victim.RESID victim.CARE victim.SAFE victim.COMM victim.LOC victim.FIN victim.HEALTH victim.SEXL victim.ETHN'.split(
      ' ',
    ),
  '@rescue':
    'case.LOC case.OBS case.VEH victim.IDV victim.AGE victim.OBS victim.LOC victim.COMM victim.SAFE victim.HEALTH suspect.IDS'.split(' '),
  '@youth': 'victim.IDV suspect.IDS victim.AGE suspect.AGE victim.POL8 suspect.POL8 victim.POL13 suspect.POL13'.split(' '),
};

export const participants: Readonly<Record<'riec' | 'zvh-controller' | 'zvh-other', Readonly<Record<string, readonly string[]>>>> = {
  riec: {
    'GB-BM': ['openbare-orde', 'opiumwet-13b', 'alcoholwet'],
    'GB-TZ': ['apv', 'huisvesting', 'bouwen-wonen', 'brp', 'participatie'],
    PO: ['opsporing', 'politietaak'],
    BD: ['belasting'],
    FI: ['opsporing'],
    KM: ['opsporing', 'politietaak', 'vreemdelingentoezicht'],
    UW: ['uitkering'],
    IN: ['verblijf-toezicht'],
    OM: ['vervolging'],
    NL: ['arbeid-toezicht', 'opsporing'],
  },
  'zvh-controller': { RK: ['*'], DJ: ['*'], PO: ['*'], OM: ['*'], 'GB-BM': ['openbare-orde'], GS: ['wmo', 'jeugd'], ZO: ['ggd'] },
  'zvh-other': { RE: ['*'], VT: ['*'], GI: ['*'], ZO: ['ggz'], ZC: ['mandate'], OP: ['mandate'] },
};

/** First days of the law, as the founders wrote them down. */
const since: Readonly<Record<string, string>> = {
  'P-18-CM': '2013-01-01',
  'P-18-YC': '2013-01-01',
  'P-18-OT': '2013-01-01',
  'P-20W': '2025-03-01',
  'J-1': '2004-01-01',
  SV: '1926-01-01',
  GEM: '1994-01-01',
  SUWI: '2002-01-01',
  NLA: '1995-01-01',
  VW: '2001-04-01',
  B8: '2005-01-01',
  'WMO-5': '2015-01-01',
  'WMO-526': '2015-01-01',
  'VT-OUT': '2015-01-01',
  JW: '2015-01-01',
  'BW-240': '2015-01-01',
  WGBO: '1995-04-01',
  CONFLICT: '1886-01-01',
  CONSENT: '2018-05-25',
  VITAL: '2018-05-25',
  STAT: '2018-05-25',
  RIGHTS: '2018-05-25',
};

/** The WGS began on 1 March 2025, the other articles of the Wpg on 1 January 2008. */
export const inForceSince = (basis: string): string => since[basis] ?? (basis.startsWith('W-') ? '2025-03-01' : '2008-01-01');

/** Duties that go with data on each ground; what is not here has none. */
export const duties: Readonly<Record<string, string>> = {
  'W-R1': 'WEIGH SECRECY',
  'W-R2': 'SECRECY',
  'W-R3': 'SECRECY',
  'W-RES': 'SECRECY FEEDBACK_YEARLY',
  'W-3P': 'SECRECY NO_ONWARD',
  'W-RX': 'SECRECY',
  'W-X': 'SECRECY',
  'W-Z1': 'SECRECY',
  'W-ZM': 'LIMITED_TO_STATED',
  'W-ZX': 'SECRECY',
  'W-ZI': 'SECRECY NO_ONWARD',
  'P-INT': 'RECORD_SUPPLY',
  'P-16a': 'RECORD_SUPPLY',
  'P-16b': 'RECORD_SUPPLY NO_ONWARD',
  'P-18-CM': 'RECORD_SUPPLY NO_ONWARD',
  'P-18-YC': 'RECORD_SUPPLY NO_ONWARD',
  'P-18-OT': 'RECORD_SUPPLY NO_ONWARD',
  'P-19': 'RECORD_SUPPLY NO_ONWARD SINGLE_USE',
  'P-20': 'RECORD_SUPPLY NO_ONWARD',
  'P-20W': 'RECORD_SUPPLY',
  'P-22': 'SMALL_CELLS_10',
  'WMO-526': 'VT_NOTICE_4W',
  CONFLICT: 'SINGLE_USE',
  CONSENT: 'STOP_ON_WITHDRAWAL',
  VITAL: 'SINGLE_USE REVIEW_24H',
  STAT: 'SMALL_CELLS_10',
};

/** Between whom consent is asked: who gives, and who may get. */
export const consentPairs: Readonly<Record<string, string>> = {
  'GB-TZ': 'ZC CM ZO OP NG',
  'GB-BM': 'ZC CM ZO OP NG',
  GS: 'GB-TZ GB-BM ZC PO OM IN CM ZO OP NG',
  ZC: 'GB-TZ GB-BM GS ZC PO OM NL IN CM ZO OP NG',
  PO: 'ZC CM ZO OP NG',
  KM: 'ZC CM ZO OP NG',
  OM: 'ZC ZO OP NG',
  NL: 'ZC CM ZO OP NG',
  IN: 'ZC CM ZO OP NG',
  CM: 'GS ZC PO OM NL IN ZO OP NG',
  VT: 'GB-TZ GB-BM ZC IN CM ZO OP NG',
  ZO: 'GB-TZ GB-BM GS ZC PO OM NL IN CM ZO OP NG',
  OP: 'GB-TZ GB-BM GS ZC PO OM NL IN CM ZO OP NG',
  NG: 'GB-TZ GB-BM GS ZC PO OM NL IN CM ZO OP NG',
  JZ: 'GB-TZ GB-BM GS ZC PO OM NL IN CM ZO OP NG',
  CO: 'CM ZC OP',
};
