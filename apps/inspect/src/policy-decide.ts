import { once } from 'node:events';
import { Command } from 'commander';
import type { Cell, PolicyPack, Verdict } from '#libs/policy';
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
    let answers = '';
    for (const line of lines) if (line.trim() !== '') answers += `${decide(line, pack)}\n`;
    if (answers !== '' && !stdout.write(answers)) await once(stdout, 'drain');
  }
}

/** Whole lines, as many at once as came in together: one write for each chunk, and no wait for the next. */
async function* linesOf(input: NodeJS.ReadableStream): AsyncIterable<string[]> {
  let rest = '';
  input.setEncoding('utf8');
  for await (const chunk of input as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n'); // a return before it is white space, also in JSON
    rest = lines.pop() ?? '';
    yield lines;
  }
  yield [rest];
}

/** The answer to one line, as JSON. */
function decide(line: string, pack: PolicyPack): string {
  let id: unknown = null;
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && 'id' in value) ({ id } = value);
    if (typeof id !== 'string') {
      id = null;
      throw new Error('id: a text is required');
    }
    const { given, cells } = questionFrom(value, more);
    return `{"id":${JSON.stringify(id)},"cells":${verdictsText(pack.judge(given, cells))}}`;
  } catch (error) {
    deviation();
    return JSON.stringify({ id, error: error instanceof SyntaxError ? 'not JSON' : (error as Error).message });
  }
}

const more = ['id'];

/** Known cells are letters, digits and a dot, so that they need no escapes. */
function verdictsText(verdicts: Readonly<Record<Cell, Verdict>>): string {
  let text = '';
  for (const [cell, verdict] of Object.entries(verdicts)) text += `${text === '' ? '{' : ','}"${cell}":${verdictText(verdict)}`;
  return `${text}}`;
}

/** Verdicts never change and many are the same object, so that most were written before. */
const texts = new WeakMap<Verdict, string>();

function verdictText(verdict: Verdict): string {
  let text = texts.get(verdict);
  if (text === undefined) texts.set(verdict, (text = JSON.stringify(written(verdict))));
  return text;
}
