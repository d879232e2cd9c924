import { readPdf, tagged } from '../../../../test/read-pdf.js';
import { Paper } from './paper.js';

const mark = {
  id: '00000000-0000-4000-8000-000000000001',
  officer: 'fg-1',
  oin: '00000099000000000001',
  madeAt: '2026-11-27T10:00:00.000Z',
  filter: {},
  salt: 'ab'.repeat(32),
};
const begin = () => Paper.begin({ title: 'Proef', mark, foot: 'gemaakt door fg-1', landscape: true });

test('a long table keeps every word, repeats its head as an artifact, and numbers its pages', async () => {
  const paper = await begin();
  paper.heading('Proef', 1);
  const long = Array.from({ length: 300 }, (_, at) => `woord${at}`).join(' ');
  await paper.table(
    [
      { title: 'Regel', width: 1 },
      { title: 'Waarde', width: 4 },
    ],
    [...Array.from({ length: 60 }, (_, at) => [`r${at}`, `waarde ${at}`]), ['lang', long]],
  );
  paper.paragraph('Einde');
  const read = await readPdf(await paper.bytes());
  expect(read.pages).toBeGreaterThan(2);
  const words = new Set(read.text.split(/\s+/));
  expect([...long.split(' '), ...Array.from({ length: 60 }, (_, at) => `r${at}`), 'Einde'].filter((word) => !words.has(word))).toEqual([]);
  expect(read.text.match(/Waarde/g)).toHaveLength(read.pages);
  expect(tagged(read.tags, 'TH').length).toBe(tagged(read.tags, 'TR').length + 1);
  for (let page = 1; page <= read.pages; page += 1) expect(read.text).toContain(`bladzijde ${page} van ${read.pages}`);
});

test('a sign that the letters have not is named, not left as a box', async () => {
  const paper = await begin();
  paper.paragraph('Łukasz Şen Ελένη \u0645 \u{1F600}\tEinde');
  const { text } = await readPdf(await paper.bytes());
  expect(text).toContain('Łukasz Şen Ελένη [U+0645] [U+1F600] Einde');
});

test('the same paper has the same bytes', async () => {
  const one = async () => {
    const paper = await begin();
    paper.paragraph('Dezelfde woorden');
    return (await paper.bytes()).toString('base64');
  };
  expect(await one()).toBe(await one());
});
