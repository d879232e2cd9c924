import type { Answer } from './hub-client.js';

export interface Deviation {
  journey: string;
  expected: string;
  found: string;
}

/** Tells a journey line by line, and keeps what was not as it should be. */
export class Story {
  readonly deviations: Deviation[] = [];
  private journey = '';

  constructor(private readonly write: (line: string) => void) {}

  begin(title: string): void {
    this.journey = title;
    this.write(`\n${title}`);
  }

  say(line: string): void {
    this.write(`  ${line}`);
  }

  /** States what must hold, and marks whether it does. */
  check(expected: string, holds: boolean, found = 'anders'): void {
    this.write(`  ${holds ? 'klopt' : 'WIJKT AF'}: ${expected}${holds ? '' : ` (${found})`}`);
    if (!holds) this.deviations.push({ journey: this.journey, expected, found });
  }

  /** The body of an answer that must have this status; stops the journey otherwise, as nothing after it makes sense. */
  require(answer: Answer, status: number, doing: string): any /* oxlint-disable-line no-explicit-any */ {
    if (answer.status === status) return answer.body;
    const problem = answer.body ?? {};
    const found = `${answer.status} ${problem.detail ?? ''} ${(problem.errors ?? []).map((error: { pointer: string; detail: string }) => `${error.pointer}: ${error.detail}`).join(' ')}`;
    this.check(doing, false, found.trim());
    throw new JourneyStopped(doing);
  }

  /** Says per verdict how many fields have it, and the reason in plain Dutch. */
  tell(fields: readonly Told[]): void {
    const groups = new Map<string, Told[]>();
    for (const field of fields) {
      const key = `${field.uitkomst} ${field.gronden.map(({ code }) => code).join('+') || (field.reden?.code ?? '')}`;
      groups.set(key, [...(groups.get(key) ?? []), field]);
    }
    for (const group of groups.values()) {
      const [first] = group;
      if (first) this.say(`  ${first.uitkomst}: ${group.map(({ veld }) => veld).join(', ')}. ${first.uitleg}`);
    }
  }
}

/** One field with its verdict, as every answer of the hub tells it. */
export interface Told {
  veld: string;
  cel: string;
  uitkomst: string;
  gronden: { code: string }[];
  reden: { code: string } | null;
  uitleg: string;
  uitwegen: { code: string; tekst: string }[];
}

export class JourneyStopped extends Error {}
