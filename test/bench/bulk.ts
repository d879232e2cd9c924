import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { PolicyPack } from '#libs/policy';
import { median } from './measure.js';

export interface BulkResult {
  requests: number;
  /** Cells that one request asks, on average. */
  cells: number;
  /** Requests a second: the median over the rounds, and each round; the start of the program is part of it. */
  perSecond: number;
  rounds: number[];
}

interface CaseFile {
  given: object;
  cases: { with?: object; expect: Record<string, unknown>[] }[];
}

/** `seinhuis policy decide` over a file of questions: the situations of the case files, over and over, each with its own id. */
export async function benchBulk(pack: PolicyPack, { rounds, requests }: { rounds: number; requests: number }): Promise<BulkResult> {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-bulk-'));
  const questions = questionsOfCases(new Set<string>(pack.cells));
  const asked = Array.from({ length: requests }, (_, index) => questions[index % questions.length]!);
  const [input, output] = [join(folder, 'requests.ndjson'), join(folder, 'answers.ndjson')];
  try {
    writeFileSync(input, asked.map((question, index) => `${JSON.stringify({ id: `r${index}`, ...question })}\n`).join(''));
    await decide('/dev/null', output); // builds the program when that is needed
    const rates: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const began = performance.now();
      await decide(input, output);
      rates.push(requests / ((performance.now() - began) / 1000));
      const answers = readFileSync(output, 'utf8').trimEnd().split('\n');
      if (answers.length !== requests || answers.some((answer) => answer.includes('"error":')))
        throw new Error('not every request was decided');
    }
    const cells = asked.reduce((sum, question) => sum + question.cells.length, 0) / requests;
    return { requests, cells, perSecond: median(rates), rounds: rates };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function decide(input: string, output: string): Promise<void> {
  const [stdin, stdout] = [openSync(input, 'r'), openSync(output, 'w')];
  const program = spawn(process.execPath, [resolve('apps/inspect/bin/seinhuis.js'), 'policy', 'decide'], {
    stdio: [stdin, stdout, 'inherit'],
  });
  const [code] = (await once(program, 'close')) as [number];
  for (const file of [stdin, stdout]) closeSync(file);
  if (code !== 0) throw new Error(`policy decide ended with ${code}`);
}

function questionsOfCases(known: ReadonlySet<string>): { given: object; cells: string[] }[] {
  const files = readdirSync('policies/cases').filter((name) => name.endsWith('.yaml'));
  return files.flatMap((name) => {
    const { given, cases } = parse(readFileSync(join('policies/cases', name), 'utf8')) as CaseFile;
    return cases.map(({ with: changes = {}, expect }) => ({
      given: Object.fromEntries(Object.entries({ ...given, ...changes }).filter(([, value]) => value !== null)),
      cells: [
        ...new Set(
          expect.flatMap((line) =>
            Object.values(line)
              .flat()
              .filter((value): value is string => known.has(value as string)),
          ),
        ),
      ],
    }));
  });
}
