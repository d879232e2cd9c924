import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * A hub whose clock is set by another process: milliseconds ahead of the clock of the machine, in the file that FAULTS_CLOCK names, read on SIGUSR2. What it
 * read is written beside it. Timers go on as they were: it is the hour that jumps, not the time that passes.
 */
const file = process.env['FAULTS_CLOCK']!;
const Machine = Date;
let ahead_ms = 0;
const now = () => Machine.now() + ahead_ms;

globalThis.Date = new Proxy(Machine, {
  construct: (target, given: unknown[]) => (given.length === 0 ? new target(now()) : Reflect.construct(target, given)) as object,
  apply: () => new Machine(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});

process.on('SIGUSR2', () => {
  ahead_ms = Number(readFileSync(file, 'utf8'));
  writeFileSync(`${file}.set`, String(ahead_ms));
});
await import('../../apps/hub/src/main.js');
