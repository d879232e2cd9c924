import { cellName, consentBody, type ConsentForm, wrongIn } from './consent.rules.js';

const today = '2026-11-27';
const none = { day: '', month: '', year: '' };
const filled: ConsentForm = {
  answer: 'ja',
  person: 'p1',
  purpose: 'shelter-registration',
  recipients: ['CM'],
  cells: ['victim.IDV', 'victim.CARE'],
  givenBy: 'zelf',
  guardianSuspect: null,
  born: { day: '4', month: '4', year: '1998' },
  form: 'schriftelijk',
  givenOn: { day: '26', month: '11', year: '2026' },
  until: none,
  checks: ['vrij'],
};
const day = (iso: string) => ({ day: iso.slice(8), month: iso.slice(5, 7), year: iso.slice(0, 4) });

test('a consent says who, about what, to whom, for which purpose and how it was asked', () => {
  expect(consentBody(filled, today)).toEqual({
    betrokkene: 'p1',
    ontvangers: ['CM'],
    cellen: ['victim.IDV', 'victim.CARE'],
    doel: 'shelter-registration',
    gegevenDoor: 'zelf',
    geboortedatum: '1998-04-04',
    gegevenOp: '2026-11-26',
    vorm: 'schriftelijk',
    vrij: true,
  });
});

test('what was not ticked is not claimed: not free is said, and a refusal is no consent', () => {
  expect(consentBody({ ...filled, checks: [] }, today)).toMatchObject({ vrij: false });
  expect(consentBody({ ...filled, answer: 'nee' }, today)).toMatchObject({ geweigerd: true });
  expect(consentBody(filled, today)).not.toHaveProperty('geweigerd');
  expect(consentBody({ ...filled, checks: ['vrij', 'onbekwaam'] }, today)).toMatchObject({ onbekwaam: true });
});

test('what is not known is left out, so that the hub counts the strictest', () => {
  const unknown = consentBody({ ...filled, born: none, givenBy: 'ouder-of-voogd' }, today);
  expect(unknown).not.toHaveProperty('geboortedatum');
  expect(unknown).not.toHaveProperty('voogdIsVerdachte');
  expect(consentBody({ ...filled, givenBy: 'ouder-of-voogd', guardianSuspect: 'nee' }, today)).toMatchObject({ voogdIsVerdachte: false });
});

test('a guardian who is not asked is not answered for', () => {
  expect(consentBody({ ...filled, guardianSuspect: 'nee' }, today)).not.toHaveProperty('voogdIsVerdachte');
});

test.each<[string, Partial<ConsentForm>]>([
  ['person', { person: '' }],
  ['answer', { answer: null }],
  ['purpose', { purpose: '' }],
  ['recipients', { recipients: [] }],
  ['cells', { cells: [] }],
  ['givenBy', { givenBy: null }],
  ['form', { form: null }],
  ['givenOn', { givenOn: none }],
  ['givenOn', { givenOn: day('2026-11-28') }],
  ['born', { born: day('2026-11-28') }],
  ['born', { born: { day: '31', month: '2', year: '1998' } }],
  ['until', { until: day('2026-11-26') }],
  ['until', { until: { day: '1', month: '', year: '' } }],
])('%s is told when it is not right, and nothing is sent', (part, change) => {
  const form = { ...filled, ...change };
  expect(wrongIn(form, today)).toEqual([part]);
  expect(consentBody(form, today)).toBeNull();
});

test('all that is wrong is told at once, in the order of the form', () => {
  expect(wrongIn({ ...filled, answer: null, cells: [], form: null }, today)).toEqual(['answer', 'cells', 'form']);
});

test('a kind of data without words keeps its code', () => {
  expect(cellName('victim.CARE', { CARE: 'Zorg en hulp' })).toBe('Zorg en hulp');
  expect(cellName('victim.ETHN', {})).toBe('victim.ETHN');
});
