import { readFileSync } from 'node:fs';
import { parse, YAMLParseError } from 'yaml';
import type { Cell, Verdict } from '#libs/policy';
import { Unusable } from './exit.js';
import type { ToExplain } from './policy-explain.js';
import { loadForUse } from './policy-pack.js';
import { type Question, questionFrom } from './policy-request.js';

/** A question in a file (YAML, of which JSON is a part), with its answers. @throws Unusable */
export async function askedInFile(file: string, policies?: string): Promise<ToExplain> {
  const { given: request, cells } = read(file);
  const pack = await loadForUse(policies);
  const { PolicyRequestError } = await import('#libs/policy');
  let verdicts: Record<Cell, Verdict>;
  try {
    verdicts = pack.judge(request, cells);
  } catch (error) {
    if (error instanceof PolicyRequestError) throw new Unusable(`de vraag klopt niet: ${error.problems.join('; ')}`);
    throw error;
  }
  const side = request.activity === 'read' || request.activity === 'match' ? ('receiver' as const) : ('giver' as const);
  const asked = cells.flatMap((cell) => {
    const verdict = verdicts[cell];
    return verdict ? [{ request, cell, verdict, side, to: 'auditor' as const }] : [];
  });
  return { pack, asked };
}

function read(file: string): Question {
  try {
    return questionFrom(parse(readFileSync(file === '-' ? 0 : file, 'utf8')));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof YAMLParseError) throw new Unusable(`${file} is geen JSON of YAML`);
    if (code) throw new Unusable(`${file} is niet te lezen (${code})`);
    throw new Unusable(`${file}: ${message}`);
  }
}
