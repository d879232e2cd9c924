import { cpus, release } from 'node:os';
import type { Part } from './part.js';

/** docs/reference/faults.md: what was tried, and what came of it. */
export function faultsReport(parts: readonly (Part & { seconds: number })[]): string {
  const date = new Date().toISOString().slice(0, 10);
  const model = cpus()[0]?.model ?? 'unknown processor';
  const rows = parts.flatMap(({ name, seconds, found, broken }) => [
    `### ${name}: ${broken.length === 0 ? 'holds' : '**broken**'} (${seconds} s)`,
    ...[...found, ...broken.map((what) => `broken: ${what}`)].map((line) => `- ${line}`),
    '',
  ]);
  const caught = parts.flatMap(({ caught: all = [] }) => all);
  const table = [
    '| fault | broken build | caught at |',
    '|---|---|---|',
    ...caught.map(({ fault, build, finding }) => `| ${fault} | ${build} | ${finding} |`),
  ];
  return [
    '# Faults',
    `Written by \`npm run test:faults -- --write\` on ${date}. Do not edit: run it again. ${model}, ${cpus().length} cores, Linux ${release()}, Node ${process.versions.node}.`,
    '',
    'What each part does is told in `test/faults/`, a file for each. `--ci` makes each part small enough for every change, `--full` many times larger.',
    '',
    '## Which broken build proves which fault',
    'The same harness, on a build or a check that is broken on purpose: it must be caught at just this, or the run fails. Without that, a harness that sees nothing',
    'would look like a ledger that loses nothing.',
    '',
    ...table,
    '',
    '## What was tried',
    ...rows,
    '## What this does not show',
    '- A real loss of power. A killed process leaves what it handed to the kernel; that each commit is flushed is a setting (`fsync`, `synchronous_commit`),',
    '  and the hub does not start in production without it.',
    '- A disk that lies about having flushed.',
    '- What a disk keeps of a file that was deleted: the blocks of a table that was written anew, or of the log of the database that was given back, are free, not',
    '  empty. Encrypt the disk.',
    '- Two deaths inside PostgreSQL at once: 18.4 does not miss a process that is killed while it begins anew after another, and may wait for it for ever. The hub',
    '  says 503 meanwhile; whoever runs the database has to start it again. Here the next process is killed once the server answers.',
    '- Files of brokers: no name and no key comes there, erased or not; `npm run test:kafka` searches every file of one, in five spellings, and finds what is put there.',
    '',
  ].join('\n');
}
