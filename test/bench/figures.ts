import type { Measured } from './measure.js';

/** A line of what was to be reached. */
export interface Target {
  what: string;
  goal: string;
  found: string;
  reached: boolean;
}

export function atLeast(what: string, goal: number, found: number, write = times): Target {
  return { what, goal: `at least ${write(goal)}`, found: write(found), reached: found >= goal };
}

export function atMost(what: string, goal: number, found: number, write: (value: number) => string): Target {
  return { what, goal: `at most ${write(goal)}`, found: write(found), reached: found <= goal };
}

export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function rate({ perSecond, rounds }: Pick<Measured, 'perSecond' | 'rounds'>): string {
  return `${number(perSecond)}/s (${number(Math.min(...rounds))}-${number(Math.max(...rounds))})`;
}

export function latency({ p50_ms, p99_ms }: Measured): string {
  return `${p50_ms.toFixed(1)}, ${p99_ms.toFixed(1)} ms`;
}

export function microseconds({ perSecond }: Pick<Measured, 'perSecond'>): string {
  return `${number(1e6 / perSecond)} µs`;
}

export function inMs(value: number): string {
  return `${number(value)} ms`;
}

export function times(ratio: number): string {
  return `${number(ratio)}x`;
}

/** Three digits that count: the rest is noise. */
export function number(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
