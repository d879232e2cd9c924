import type { FieldDefinition } from '#libs/policy';
import { resolveFields, type OfferedField } from './intake.rules.js';

const define = (name: string, cells: FieldDefinition['cells'], differs: Partial<FieldDefinition> = {}): FieldDefinition =>
  ({
    no: 1,
    key: name,
    name,
    type: 'string',
    category: 'ordinary',
    cells,
    sensitivity: 1,
    label: name,
    maxChars: 20,
    many: false,
    ...differs,
  }) as FieldDefinition;
const dictionary = [
  define('adres', ['case.LOC', 'victim.LOC']),
  define('naam', ['victim.IDV', 'suspect.IDS']),
  define('bsn', ['victim.BSN'], { format: 'bsn', maxChars: 9 }),
  define('politie', ['victim.POL8', 'victim.POL9', 'suspect.POL8']),
  define('nationaliteit', ['victim.RESID'], { format: 'country', many: true, maxChars: 2 }),
];
const facets = [
  { ref: 'p1', facet: 'victim', subject: 'sleutel-slachtoffer' },
  { ref: 'p2', facet: 'suspect', subject: 'sleutel-verdachte' },
];
const at = { caseSubject: 'sleutel-zaak', regime: 'avg' as const, on: '2026-11-19', firstId: 4, today: '2026-11-20' };
const resolve = (...offered: OfferedField[]) => resolveFields(dictionary, facets, offered, at);
const wrongWith = (...offered: OfferedField[]) => resolve(...offered).problems.map(({ pointer, code }) => `${pointer} ${code}`);

describe('a field that is offered', () => {
  test('without a person is about the case, under the key of the case', () => {
    expect(resolve({ veld: 'adres', waarde: 'Teststraat 1' })).toEqual({
      problems: [],
      fields: [
        {
          id: 'v4',
          key: 'adres',
          cell: 'case.LOC',
          subject: 'sleutel-zaak',
          regime: 'avg',
          on: '2026-11-19',
          finding: false,
          value: 'Teststraat 1',
        },
      ],
    });
  });

  test('with a person falls in the cell of that role, under the key of that facet', () => {
    const { fields } = resolve({ veld: 'naam', waarde: 'A', betrokkene: 'p1' }, { veld: 'naam', waarde: 'B', betrokkene: 'p2' });
    expect(fields.map(({ id, cell, subject }) => [id, cell, subject])).toEqual([
      ['v4', 'victim.IDV', 'sleutel-slachtoffer'],
      ['v5', 'suspect.IDS', 'sleutel-verdachte'],
    ]);
  });

  test('takes its own regime, day and finding when told', () => {
    const { fields } = resolve({ veld: 'adres', waarde: 'Teststraat 1', regime: 'wpg', verkregenOp: '2026-11-01', bevinding: true });
    expect(fields).toMatchObject([{ regime: 'wpg', on: '2026-11-01', finding: true }]);
  });

  test('is kept in its one spelling', () => {
    const { fields, problems } = resolve(
      { veld: 'bsn', waarde: '9999 90 342', betrokkene: 'p1' },
      { veld: 'adres', waarde: 'Cafe\u0301straat 1' },
      { veld: 'nationaliteit', waarde: ['nl', 'RO'], betrokkene: 'p1' },
    );
    expect(problems).toEqual([]);
    expect(fields.map(({ value }) => value)).toEqual(['999990342', 'Caféstraat 1', ['NL', 'RO']]);
  });

  test('that can be of several kinds is of the kind that was said', () => {
    expect(resolve({ veld: 'politie', waarde: 'x', betrokkene: 'p1', groep: 'POL9' }).fields).toMatchObject([{ cell: 'victim.POL9' }]);
    expect(resolve({ veld: 'politie', waarde: 'x', betrokkene: 'p2' }).fields).toMatchObject([{ cell: 'suspect.POL8' }]);
  });
});

describe('what is wrong with it', () => {
  test.each<[string, OfferedField, string[]]>([
    ['a field that does not exist', { veld: 'schoenmaat', waarde: '43' }, ['/velden/0/veld field.unknown']],
    ['a field of the catalogue by another name', { veld: 'constructor', waarde: 'x' }, ['/velden/0/veld field.unknown']],
    ['a person who is not in the list', { veld: 'naam', waarde: 'A', betrokkene: 'p7' }, ['/velden/0/betrokkene person.unknown']],
    ['a field about a person without a person', { veld: 'naam', waarde: 'A' }, ['/velden/0 field.wrong-role']],
    ['a role that the field does not know', { veld: 'bsn', waarde: '999990342', betrokkene: 'p2' }, ['/velden/0 field.wrong-role']],
    ['a kind that must be said', { veld: 'politie', waarde: 'x', betrokkene: 'p1' }, ['/velden/0 field.group-needed']],
    [
      'a kind that the role does not have',
      { veld: 'politie', waarde: 'x', betrokkene: 'p2', groep: 'POL9' },
      ['/velden/0 field.group-needed'],
    ],
    ['a kind of another field', { veld: 'adres', waarde: 'x', groep: 'BIZ' }, ['/velden/0 field.group-needed']],
    ['a value that fails its test', { veld: 'bsn', waarde: '123456789', betrokkene: 'p1' }, ['/velden/0/waarde value.bsn']],
    ['one value of a list', { veld: 'nationaliteit', waarde: ['NL', 'QQ'], betrokkene: 'p1' }, ['/velden/0/waarde/1 value.country']],
    ['a day to come', { veld: 'adres', waarde: 'x', verkregenOp: '2026-11-21' }, ['/velden/0/verkregenOp date.in-future']],
  ])('%s', (_, offered, expected) => expect(wrongWith(offered)).toEqual(expected));

  test('is told all at once, and the fields that are right do not hide it', () => {
    expect(
      wrongWith(
        { veld: 'adres', waarde: 'Teststraat 1' },
        { veld: 'schoenmaat', waarde: '43' },
        { veld: 'bsn', waarde: '123456789', betrokkene: 'p2', verkregenOp: '2027-01-01' },
      ),
    ).toEqual([
      '/velden/1/veld field.unknown',
      '/velden/2 field.wrong-role',
      '/velden/2/waarde value.bsn',
      '/velden/2/verkregenOp date.in-future',
    ]);
  });

  test('a day of seeing that is still to come is told once', () => {
    const { problems } = resolveFields(
      dictionary,
      facets,
      [
        { veld: 'adres', waarde: 'x' },
        { veld: 'adres', waarde: 'y' },
      ],
      { ...at, on: '2026-11-21' },
    );
    expect(problems.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(['/gezienOp date.in-future']);
  });

  test('never repeats what was sent, and names the choices', () => {
    const { problems } = resolve({ veld: 'geheim-veld', waarde: '43' }, { veld: 'bsn', waarde: '123456789', betrokkene: 'p1' });
    expect(JSON.stringify(problems)).not.toMatch(/geheim-veld|123456789/);
    expect(problems[0]?.detail).toContain('adres, naam, bsn');
  });
});
