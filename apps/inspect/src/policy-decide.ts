import { once } from 'node:events';
import { Command } from 'commander';
import type { PolicyPack } from '#libs/policy';
import { deviation } from './exit.js';
import { loadForUse } from './policy-pack.js';
import { questionFrom, written } from './policy-request.js';

/** `policy decide`: questions in, one JSON object a line; answers out, one a line, in the same order. */
export function policyDecide(): Command {
  return new Command('decide')
    .description('beslist over vragen van standaardinvoer, één JSON-object per regel, en schrijft per vraag één regel')
    .option('--policies <map>', 'map met de regels (anders die van Seinhuis)')
    .option('--json', 'zoals altijd: de uitvoer is JSON, één object per regel')
    .addHelpText('after', '\nEen vraag: {"id":"r1","given":{"asOf":"2025-06-01","activity":"disclose",...},"cells":["victim.IDV"]}')
    .action(({ policies }: { policies?: string }) => loadForUse(policies).then(decideAll));
}

async function decideAll(pack: PolicyPack): Promise<void> {
  const { stdin, stdout } = process;
  let open = true;
  stdout.on('error', () => (open = false)); // the reader of the pipe went away
  for await (const lines of linesOf(stdin)) {
    if (!open) return;
    const answers = lines.filter((line) => line.trim() !== '').map((line) => `${JSON.stringify(decide(line, pack))}\n`);
    if (answers.length && !stdout.write(answers.join(''))) await once(stdout, 'drain');
  }
}

/** Whole lines, as many at once as came in together: one write for each chunk, and no wait for the next. */
async function* linesOf(input: NodeJS.ReadableStream): AsyncIterable<string[]> {
  let rest = '';
  input.setEncoding('utf8');
  for await (const chunk of input as AsyncIterable<string>) {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield lines;
  }
  yield [rest];
}

function decide(line: string, pack: PolicyPack): object {
  let id: unknown = null;
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && 'id' in value) ({ id } = value);
    if (typeof id !== 'string') {
      id = null;
      throw new Error('id: a text is required');
    }
    const { given, cells } = questionFrom(value, ['id']);
    const verdicts = pack.judge(given, cells);
    return { id, cells: Object.fromEntries(cells.map((cell) => [cell, written(verdicts[cell]!)])) };
  } catch (error) {
    deviation();
    return { id, error: error instanceof SyntaxError ? 'not JSON' : (error as Error).message };
  }
}
