import { parseVkey, verifyNote } from '#libs/notes';
import { describeSet, expectAll, holdAgainst, vectorFile } from './vector-sets.js';

describeSet('C2SP signed-note', () => {
  test('the example with its key, and the same with each of its bytes changed', () => {
    const page = vectorFile('c2sp', 'signed-note.md').toString('utf8');
    const [, vkey = ''] = /^ {4}(example\.com\/foo\+\S+)$/m.exec(page) ?? [];
    const [, note = ''] = /```\n(This is an example message\.\n\n— example\.com\/foo \S+\n)```/.exec(page) ?? [];
    const whole = Buffer.from(note);
    const cases = [{ at: -1, note: whole }, ...Array.from(whole, (_, at) => ({ at, note: changed(whole, at) }))];
    const found = holdAgainst(
      cases,
      ({ at }) => `byte ${at}`,
      ({ at, note: one }) => (verifyNote(one, [parseVkey(vkey)])?.text === 'This is an example message.\n') === (at === -1),
    );
    expectAll('C2SP signed-note example and its flips', found);
  });
});

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at]! ^= 1;
  return copy;
}
