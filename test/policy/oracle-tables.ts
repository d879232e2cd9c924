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
