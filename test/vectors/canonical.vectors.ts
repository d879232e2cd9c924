import canonicalize from 'canonicalize';
import { describeSet, expectAll, holdAgainst, vectorFile } from './vector-sets.js';

describeSet('RFC 8785', () => {
  test('the same bytes as the reference, which are what a leaf is hashed from', () => {
    const names = ['arrays', 'french', 'structures', 'unicode', 'values', 'weird'];
    const found = holdAgainst(
      names,
      (name) => name,
      (name) => {
        const input: unknown = JSON.parse(vectorFile('jcs/testdata/input', `${name}.json`).toString('utf8'));
        const hex = vectorFile('jcs/testdata/outhex', `${name}.txt`).toString('utf8').replace(/\s/g, '');
        return Buffer.from(canonicalize(input) ?? '', 'utf8').toString('hex') === hex;
      },
    );
    expectAll('RFC 8785', found);
  });
});
