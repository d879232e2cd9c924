import { describeMistakes, type Mistake } from './spoiled-policies.js';

const shape: Mistake[] = [
  {
    name: 'an unknown field format',
    file: 'fields.yaml',
    before: 'format: bsn',
    after: 'format: bzn',
    message: /fields.35.format must be equal/,
  },
  {
    name: 'an unknown key',
    file: 'grounds/wpg.yaml',
    before: 'note: "no entry for the Wmo"',
    after: 'remark: "x"',
    message: /unknown key "remark"/,
  },
  {
    name: 'a day that does not exist',
    file: 'instrument-kinds.yaml',
    before: 'from: 2020-04-01',
    after: 'from: 2020-04-31',
    message: /date/,
  },
  {
    name: 'a key that stands twice',
    file: 'terms.yaml',
    before: 'compartment: { years: 5,',
    after: 'compartment: { years: 5, years: 6,',
    message: /unique/,
  },
];

/** Looked at only when every file has the right shape. */
const references: Mistake[] = [
  { name: 'a field number that is used twice', file: 'fields.yaml', before: 'no: 79,', after: 'no: 78,', message: /no 78 is used twice/ },
  {
    name: 'an unknown list of codes',
    file: 'fields.yaml',
    before: 'codes: urgency,',
    after: 'codes: hurry,',
    message: /unknown list of codes hurry/,
  },
  {
    name: 'an unknown task',
    file: 'participants.yaml',
    before: 'politietaak, vreemdelingentoezicht]',
    after: 'politietaak, vreemdelingentoe]',
    message: /unknown task vreemdelingentoe/,
  },
  {
    name: 'an unknown partner',
    file: 'grounds/wpg.yaml',
    before: 'receivers: [RE]',
    after: 'receivers: [RX]',
    message: /unknown partner RX/,
  },
  {
    name: 'an unknown cell',
    file: 'grounds/care.yaml',
    before: 'suspect.IDS], conditions: [CONFLICT_FORM',
    after: 'suspect.IDX], conditions: [CONFLICT_FORM',
    message: /unknown cell/,
  },
  {
    name: 'a set that does not exist',
    file: 'grounds/avg.yaml',
    before: '"@rescue"',
    after: '"@rescues"',
    message: /unknown set @rescues/,
  },
  {
    name: 'an unknown purpose',
    file: 'grounds/wpg.yaml',
    before: 'purposes: [probation]',
    after: 'purposes: [probatio]',
    message: /unknown purpose/,
  },
  {
    name: 'an unknown condition',
    file: 'grounds/care.yaml',
    before: 'conditions: [SAME_TEAM]',
    after: 'conditions: [SAME_HOUSE]',
    message: /unknown condition/,
  },
  {
    name: 'an unknown ground',
    file: 'guidance.yaml',
    before: 'explains: [NLA, SV]',
    after: 'explains: [NLA, SW]',
    message: /unknown ground SW/,
  },
  {
    name: 'an unknown obligation',
    file: 'grounds/care.yaml',
    before: '[VT_NOTICE_4W]',
    after: '[VT_NOTICE_5W]',
    message: /unknown obligation/,
  },
  {
    name: 'an unknown cell of a field',
    file: 'fields.yaml',
    before: 'cells: [reporter.REP], sensitivity: 4',
    after: 'cells: [reporter.RAP], sensitivity: 4',
    message: /unknown cell reporter.RAP/,
  },
  {
    name: 'a permit by something else than a statute',
    file: 'grounds/municipality.yaml',
    before: 'id: GEM\n    kind: statute',
    after: 'id: GEM\n    kind: guidance',
    below: 1,
    message: /GEM is no statute/,
  },
  {
    name: 'dates the wrong way round',
    file: 'grounds/wgs.yaml',
    before: 'from: 2025-03-01\n    to: null\n    source: part',
    after: 'from: 2025-03-01\n    to: 2025-03-01\n    source: part',
    below: 1,
    message: /W-3P ends before it begins/,
  },
  {
    name: 'an id that is used twice',
    file: 'grounds/municipality.yaml',
    before: 'id: VW',
    after: 'id: GEM',
    message: /GEM is already in grounds.municipality.yaml for some of the same days/,
  },
  {
    name: 'an instrument that ends before it begins',
    file: 'instruments/police-decisions.yaml',
    before: 'validTo: 2027-05-31',
    after: 'validTo: 2025-05-31',
    message: /before validFrom/,
  },
  {
    name: 'a prohibition that no bar applies',
    file: 'prohibitions.yaml',
    before: '  - { reason: SUPPLIER_BLOCK,',
    after: '  - { reason: NO_GROUND,',
    elsewhere: true,
    message: /no bar applies prohibition SUPPLIER_BLOCK/,
  },
  {
    name: 'a bar with an unknown test',
    file: 'prohibitions.yaml',
    before: 'when: BIBOB_ELSEWHERE',
    after: 'when: BIBOB_HERE',
    message: /unknown test/,
  },
  {
    name: 'an organisation with an unknown partner',
    file: 'organisations/national.csv',
    before: 'CoMensha,CM,',
    after: 'CoMensha,CX,',
    message: /unknown partner CX/,
  },
  {
    name: 'an organisation number that is no number of the demo',
    file: 'organisations/national.csv',
    before: '00000099005000006000',
    after: '00000001005000006000',
    message: /20 digits/,
  },
];

describeMistakes('shape', shape);
describeMistakes('reference', references);
