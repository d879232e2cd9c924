import type { Field, Match } from './case-queries.js';
import { layoutOf } from './layout.rules.js';
import { relationsOf } from './relations.rules.js';
import { timelineOf } from './timeline.rules.js';

const field = (signaal: string, veld: string, betrokkene: string | null = null, differs: Partial<Field> = {}): Field =>
  ({
    id: 'v1',
    signaal,
    veld,
    betrokkene,
    bron: { partner: 'GB-TZ', oin: '00000099000000000001', verkregenOp: '2026-11-19', vastgelegdOp: '2026-11-20T09:00:00Z' },
    ontvangenOp: '2026-11-20',
    gecorrigeerdOp: null,
    ...differs,
  }) as Field;
const match = (stand: Match['stand'], one: [string, string | null], other: [string, string | null], inZaak = true): Match =>
  ({
    id: 'm',
    stand,
    kanten: [
      { signaal: one[0], inZaak: true, betrokkene: one[1] },
      { signaal: other[0], inZaak, betrokkene: other[1] },
    ],
    redenen: [{ velden: [{ veld: 'kenteken' }, { veld: 'kenteken' }] }],
  }) as Match;

describe('relations', () => {
  test('a signal is about the people in it; what agrees is a relation, what was rejected is not', () => {
    const { nodes, edges } = relationsOf(
      ['a', 'b'],
      [field('a', 'naam', 'p1'), field('a', 'bsn', 'p1'), field('b', 'adres')],
      [
        match('zelfde', ['a', null], ['b', null]),
        match('voorgesteld', ['a', 'p1'], ['c', 'p2'], false),
        match('niet-zelfde', ['b', null], ['d', null], false),
      ],
    );
    expect(nodes.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['a signal', 'b signal', 'a/p1 person', 'c outside', 'c/p2 person']);
    expect(edges).toEqual([
      { from: 'a', to: 'a/p1', kind: 'person', why: [] },
      { from: 'a', to: 'b', kind: 'same', why: ['kenteken'] },
      { from: 'c', to: 'c/p2', kind: 'person', why: [] },
      { from: 'a/p1', to: 'c/p2', kind: 'proposed', why: ['kenteken'] },
    ]);
  });

  test('a drawing is the same each time, every node has a place of its own, and relatives are nearer than strangers', () => {
    const relations = relationsOf(['a', 'b', 'c', 'd'], [], [match('zelfde', ['a', null], ['b', null])]);
    const places = layoutOf(relations);
    expect(layoutOf(relations)).toEqual(places);
    const of = (id: string) => places.find((one) => one.id === id)!;
    const between = (one: string, other: string) => Math.hypot(of(one).x - of(other).x, of(one).y - of(other).y);
    for (const [one, other] of [
      ['a', 'c'],
      ['b', 'd'],
      ['c', 'd'],
    ] as const)
      expect(between(one, other)).toBeGreaterThan(between('a', 'b'));
    expect(between('a', 'b')).toBeGreaterThan(20);
  });

  test('a case without relations is drawn too', () => expect(layoutOf({ nodes: [], edges: [] })).toEqual([]));
});

test('a timeline is in order of day, then of what comes first, and fields of one signal and day stand together', () => {
  const fields = [field('a', 'adres'), field('a', 'naam', 'p1'), field('b', 'adres', null, { gecorrigeerdOp: '2026-11-21T10:00:00Z' })];
  const moments = timelineOf(fields, {
    geopendOp: '2026-11-20T12:00:00Z',
    maatregelen: [{ geplandOp: '2026-12-01', tekst: 'controle' } as never],
    gesloten: { op: '2026-12-24T12:00:00Z', reden: 'afgerond' },
  });
  expect(moments.map(({ at, kind, signal, fields: named }) => [at.slice(5, 10), kind, signal, named.length])).toEqual([
    ['11-19', 'seen', 'a', 2],
    ['11-19', 'seen', 'b', 1],
    ['11-20', 'recorded', 'a', 2],
    ['11-20', 'recorded', 'b', 1],
    ['11-20', 'got', 'a', 2],
    ['11-20', 'got', 'b', 1],
    ['11-20', 'opened', null, 0],
    ['11-21', 'corrected', 'b', 1],
    ['12-01', 'planned', null, 0],
    ['12-24', 'closed', null, 0],
  ]);
});

test('at night the day is that of the Netherlands: what was seen after midnight comes before what was recorded of it', () => {
  const seen = { verkregenOp: '2026-11-28', vastgelegdOp: '2026-11-27T23:30:00Z' };
  const one = field('a', 'adres', null, { ontvangenOp: '2026-11-27T23:40:00Z' });
  const moments = timelineOf([{ ...one, bron: { ...one.bron, ...seen } }], {
    geopendOp: '2026-11-27T22:50:00Z',
    maatregelen: [],
    gesloten: null,
  });
  expect(moments.map(({ kind }) => kind)).toEqual(['opened', 'seen', 'recorded', 'got']);
});
