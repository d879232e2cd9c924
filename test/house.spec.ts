import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { filesUnder, root } from './architecture.sources.js';

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

describe('documents', () => {
  const pages = [
    'README.md',
    'CHANGELOG.md',
    'SECURITY.md',
    ...filesUnder('docs', /\.md$/),
    ...filesUnder('libs', /\.md$/),
    ...filesUnder('apps', /\.md$/),
  ];
  test.each(pages)('%s links only to what exists', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map((found) => found[1] ?? '');
    expect(links.filter((link) => !existsSync(path.join(root, path.dirname(page), link)))).toEqual([]);
  });

  test('every command that the documents name exists', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const text = [...pages, '.ci/run', 'docker-compose.yml'].map(read).join('\n');
    const named = [...text.matchAll(/npm run (?:--silent )?([a-z][a-z:]*)|npm (test|start)\b/g)].map((found) => found[1] ?? found[2] ?? '');
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('one version everywhere', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect((parse(read('publiccode.yml')) as { softwareVersion: string }).softwareVersion).toBe(version);
    expect(read('CHANGELOG.md')).toContain(`## [${version}]`);
    expect(read('docker-compose.yml')).toContain(`seinhuis/hub:${version}`);
  });

  test('the licence is the one we name', () => {
    expect(read('LICENSE')).toMatch(/^\s*EUROPEAN UNION PUBLIC LICENCE v\. 1\.2/);
    expect(JSON.parse(read('package.json'))).toMatchObject({ license: 'EUPL-1.2' });
  });

  test('the glossary has every code that a decision can show', () => {
    const glossary = read('docs/glossary.md');
    const codes = (file: string, list: string): string[] =>
      (parse(read(`policies/${file}`)) as Record<string, { code: string }[]>)[list]!.map(({ code }) => code);
    const all = [...codes('reasons.yaml', 'reasons'), ...codes('obligations.yaml', 'obligations'), ...codes('fallbacks.yaml', 'fallbacks')];
    expect(all.length).toBeGreaterThan(80);
    expect(all.filter((code) => !glossary.includes(`| ${code} |`))).toEqual([]);
  });

  test('the lock file names no host, so that it works with every registry', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/);
  });
});
