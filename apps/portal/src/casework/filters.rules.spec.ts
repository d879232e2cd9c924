import { caseFilters, queueFilters, weighFilters } from './filters.rules.js';

const id = '00000000-0000-4000-9000-000000000001';

test('ids, codes and numbers stay', () => {
  expect(caseFilters({ deel: 'velden', signaal: id, cel: 'suspect.POL10AC', veld: `${id}.v12`, pagina: 3, stand: 'zelfde' })).toEqual({
    deel: 'velden',
    signaal: id,
    cel: 'suspect.POL10AC',
    veld: `${id}.v12`,
    pagina: 3,
    stand: 'zelfde',
  });
  expect(weighFilters({ verstrekking: id })).toEqual({ verstrekking: id });
  expect(queueFilters({ stand: 'afgewezen', pagina: 2 })).toEqual({ stand: 'afgewezen', pagina: 2 });
});

test.each([
  [{ signaal: 'Testpersoon Wilg', cel: 'GV-999-X', veld: 'Voorbeeldstraat 12', deel: 'naam', pagina: -1, stand: 'iets', naam: 'Wilg' }],
  [{ signaal: `${id}x`, cel: 'victim.BSN 999990342', veld: `${id}.999990342`, pagina: '2' }],
  [{}],
])('what somebody typed is dropped: %j', (raw) => {
  expect(caseFilters(raw)).toEqual({ deel: 'tijdlijn', pagina: 1, stand: 'voorgesteld' });
  expect(weighFilters({ verstrekking: 'Testpersoon Wilg' })).toEqual({});
  expect(queueFilters(raw)).toEqual({ stand: 'wacht', pagina: 1 });
});
