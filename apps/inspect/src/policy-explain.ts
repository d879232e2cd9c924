import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Cell, Explanation, PolicyPack, Verdict } from '#libs/policy';
import { answer, Unusable } from './exit.js';
import { loadForUse } from './policy-pack.js';
import { type Question, questionFrom, written } from './policy-request.js';

interface Explained {
  verdict: Verdict;
  explanation: Explanation;
}

/** `policy explain <file>`: for each cell of one question what may happen, why, why not, and what to do instead. */
export function policyExplain(): Command {
  return new Command('explain')
    .description('legt één vraag uit: wat mag, op welke grond, waarom niet, en wat dan wel kan')
    .argument('<vraag.json>', 'bestand {"given": {...}, "cells": [...]}, of - voor standaardinvoer')
    .option('--policies <map>', 'map met de regels (anders die van Seinhuis)')
    .option('--json', 'voor programma’s: één JSON-object')
    .action((file: string, { policies, json }: { policies?: string; json?: boolean }) => explain(file, policies, json));
}

async function explain(file: string, policies?: string, json?: boolean): Promise<void> {
  const { given, cells } = read(file);
  const pack = await loadForUse(policies);
  const { effectNames, PolicyRequestError } = await import('#libs/policy');
  let verdicts: Record<Cell, Verdict>;
  try {
    verdicts = pack.judge(given, cells);
  } catch (error) {
    if (error instanceof PolicyRequestError) throw new Unusable(`de vraag klopt niet: ${error.problems.join('; ')}`);
    throw error;
  }
  const explained = Object.fromEntries(
    cells.map((cell) => [cell, { verdict: written(verdicts[cell]!), explanation: pack.explain(cell, verdicts[cell]!) }]),
  );
  const { version, digest } = pack;
  answer(json, { version, digest, cells: explained }, () =>
    [
      `Regels versie ${version}, ${digest}`,
      ...Object.entries(explained).map(([cell, one]) => tell(cell, effectNames[one.verdict.effect], one, pack)),
    ].join('\n\n'),
  );
}

function read(file: string): Question {
  try {
    return questionFrom(JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8')));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code) throw new Unusable(`${file} is niet te lezen (${code})`);
    throw new Unusable(error instanceof SyntaxError ? `${file} is geen JSON` : `${file}: ${message}`);
  }
}

function tell(cell: string, outcome: string, { verdict, explanation }: Explained, pack: PolicyPack): string {
  const { grounds, reason, alternatives, show, summary } = explanation;
  const obligation = (code: string): string => pack.obligations.find((one) => one.code === code)?.label ?? code;
  return [
    `${cell}: ${outcome}`,
    `  ${summary}`,
    ...grounds.map(({ id, cite, plain }) => `  grond      ${id}, ${cite}: ${plain}`),
    ...(reason
      ? [`  reden      ${reason.code}: ${reason.label}${show === 'n' ? ' (de aanvrager ziet alleen: niet beschikbaar)' : ''}`]
      : []),
    ...verdict.for.map((code) => `  wacht op   ${code}`),
    ...verdict.obligations.map((code) => `  plicht     ${code}: ${obligation(code)}`),
    ...alternatives.map(({ code, text }) => `  wel kan    ${code}: ${text}`),
  ].join('\n');
}
