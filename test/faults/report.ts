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
  return [
    '# Faults',
    `Written by \`npm run test:faults -- --write\` on ${date}. Do not edit: run it again. ${model}, ${cpus().length} cores, Linux ${release()}, Node ${process.versions.node}.`,
    '',
    'What each part does is told in `test/faults/`, a file for each. The same runs before each change; `--full` makes each part many times larger. A build that is',
    'broken on purpose must be caught by the same harness, or the part fails: without that a harness that sees nothing would look like a ledger that loses nothing.',
    '',
    ...rows,
    '## What this does not show',
    '- A real loss of power. A killed process leaves what it handed to the kernel; that each commit is flushed is a setting (`fsync`, `synchronous_commit`),',
    '  and the hub does not start in production without it.',
    '- A disk that lies about having flushed.',
    '',
  ].join('\n');
}
