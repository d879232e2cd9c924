import type { Catalogue } from './catalogue.js';

type Schema = Record<string, unknown>;

const date: Schema = { type: 'string', format: 'date', pattern: '^(19|20)' };
const yesNo: Schema = { type: 'boolean' };
const region: Schema = { type: 'string', maxLength: 64, pattern: '^(riec|zvh|politie|lsi)-[a-z]+(-[a-z]+)*$' };
const oneOf = (...values: readonly unknown[]): Schema => ({ enum: values });
const listOf = (items: Schema, minItems = 0): Schema => ({ type: 'array', items, minItems, maxItems: 1000 });
const object = (properties: Schema, required: string[] = []): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** JSON Schema of a request, with the codes of this catalogue filled in. Only asOf and activity are required. */
export function requestSchema(catalogue: Catalogue): Schema {
  const partner = oneOf(...catalogue.partners.map(({ code }) => code));
  const task = oneOf(...Object.keys(catalogue.tasks));
  const purpose = oneOf(...catalogue.purposes.map(({ code }) => code));
  const cell = oneOf(...catalogue.cells);
  const facets = [...new Set(catalogue.cells.map((one) => one.split('.')[0]))];
  return object(
    {
      ...situation,
      from: partner,
      fromTask: task,
      to: partner,
      toTask: task,
      actor: partner,
      actorTask: task,
      purpose,
      obtained: object(origin(partner, task, catalogue), ['by', 'task', 'regime', 'on']),
      items: listOf(object({ cells: listOf(cell, 1), ...origin(partner, task, catalogue) }, ['cells', 'by', 'task', 'regime', 'on'])),
      instruments: listOf(instrument(partner, purpose, cell)),
      consents: listOf(consent(partner, purpose, cell)),
      supplierConsents: { type: 'object', propertyNames: partner, additionalProperties: oneOf('given', 'refused') },
      supplierBlocks: listOf(partner),
      subjectFacets: listOf(oneOf(...facets)),
    },
    ['asOf', 'activity'],
  );
}

const situation: Schema = {
  asOf: date,
  activity: oneOf('register', 'disclose', 'read', 'release', 'match', 'onward', 'reuse', 'break-glass', 'statistics', 'rights', 'audit'),
  region,
  toRegion: region,
  stage: oneOf(1, 2, 3),
  caseActivity: oneOf('casusoverleg', 'handhavingsknelpunt', 'gebiedsscan'),
  caseMember: yesNo,
  incidental: yesNo,
  mandate: yesNo,
  sameTeam: yesNo,
  closedOn: date,
  specialCase: yesNo,
  legalHold: yesNo,
  statement: yesNo,
  organisedLink: oneOf('none', 'possible', 'strong'),
  hardFacts: yesNo,
  hgkm: yesNo,
  danger: oneOf('none', 'now'),
  subjectUnable: yesNo,
  grantUsedOn: date,
  homeAddress: yesNo,
  businessIsPerson: yesNo,
  secretAddress: yesNo,
  directCircle: yesNo,
  dualRole: yesNo,
  subjectIsApplicant: yesNo,
  narrLabelledBy: { type: 'integer', minimum: 0, maximum: 9 },
  computed: yesNo,
  matchResult: oneOf('hit', 'no-hit'),
  approvals: {
    type: 'object',
    propertyNames: oneOf('four-eyes', 'gezag-om', 'om-decision', 'rac', 'human-review', 'conflict-form', 'good-care-form'),
    additionalProperties: oneOf('requested', 'given', 'refused'),
  },
  smallestCell: { type: 'integer', minimum: 0 },
  statDetail: listOf(
    oneOf('form', 'sector', 'sex', 'age-band', 'exact-age', 'birth-date', 'region', 'municipality', 'nationality', 'quarter', 'year'),
  ),
  restriction: oneOf('none', '41-1-d', '41-1-h', '41-1-i'),
};

function origin(partner: Schema, task: Schema, { partners }: Catalogue): Schema {
  const codes = (partner['enum'] as unknown[]).slice();
  const regimes = ['avg', 'wpg', 'wjsg', 'vw', 'awb', 'awr', 'wmo', 'jeugd', 'wgbo'];
  return {
    by: partner,
    task,
    regime: oneOf(...regimes),
    on: date,
    supplier: { anyOf: [partner, { type: 'array', items: partner, minItems: 1, maxItems: partners.length }] },
    lineage: listOf(oneOf(...codes, 'TAX')),
    notTo: listOf(partner),
    finding: yesNo,
    comparison: yesNo,
  };
}

function instrument(partner: Schema, purpose: Schema, cell: Schema): Schema {
  return object(
    {
      id: oneOf('I-RIEC', 'I-ZVH', 'I-W20', 'I-SUWI'),
      title: { type: 'string' },
      regions: listOf(region, 1),
      parties: listOf(partner, 1),
      validFrom: date,
      validTo: date,
      purpose,
      cells: listOf(cell, 1),
      complete: yesNo,
    },
    ['id', 'regions', 'parties', 'validFrom', 'validTo'],
  );
}

function consent(partner: Schema, purpose: Schema, cell: Schema): Schema {
  return object(
    {
      subject: oneOf('victim'),
      recipients: listOf(partner, 1),
      cells: listOf(cell, 1),
      purpose,
      givenBy: oneOf('self', 'guardian', 'representative'),
      guardianIsSuspect: yesNo,
      incapable: yesNo,
      born: date,
      givenAt: date,
      expires: date,
      withdrawnAt: date,
      refused: yesNo,
      form: oneOf('written', 'oral'),
      freely: yesNo,
    },
    ['subject', 'recipients', 'cells', 'purpose'],
  );
}
