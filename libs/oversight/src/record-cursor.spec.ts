import fc from 'fast-check';
import { Refusal } from '#libs/ledger';
import { cursorOf, directions, placeOf, recordSorts, type RecordOrder } from './record-cursor.rules.js';

const newest: RecordOrder = { by: 'tijdstip', direction: 'aflopend' };
const refusal = (cursor: string, order = newest): unknown => {
  try {
    return placeOf(cursor, order);
  } catch (error) {
    return error instanceof Refusal ? [error.code, error.kind] : error;
  }
};
const refused = ['oversight.cursor-invalid', 'invalid'];

test('a place comes back as it was, in every order', () => {
  const orders = fc.record({ by: fc.constantFrom(...recordSorts), direction: fc.constantFrom(...directions) });
  fc.assert(
    fc.property(orders, fc.string(), fc.nat(), (order, key, seq) => {
      expect(placeOf(cursorOf(order, { key, seq }), order)).toEqual({ key, seq });
    }),
    { examples: [[newest, 'GB-TZ', 0]] },
  );
});

test('a place in another order is refused', () => {
  const cursor = cursorOf(newest, { key: '', seq: 12 });
  expect(refusal(cursor, { ...newest, direction: 'oplopend' })).toEqual(refused);
  expect(refusal(cursor, { ...newest, by: 'gever' })).toEqual(refused);
});

test.each(['', 'x', '!!!', Buffer.from('{}').toString('base64url'), Buffer.from('["tijdstip","aflopend","",1.5]').toString('base64url')])(
  'what is no place is refused: %p',
  (cursor) => expect(refusal(cursor)).toEqual(refused),
);

test('one place has one cursor: with something behind it, it is refused', () => {
  expect(refusal(`${cursorOf(newest, { key: '', seq: 12 })}=`)).toEqual(refused);
});
