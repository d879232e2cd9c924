import { Command } from 'commander';
import type { PolicyPack } from '#libs/policy';
import { type Decided, decideLines } from './decide-lines.js';
import { DecideThreads } from './decide-threads.js';
import { deviation } from './exit.js';
import { loadForUse } from './policy-pack.js';

/** Characters after which other cores help: about two thousand questions, which take less time than a thread needs to start. */
const ALONE_MAX = 1_000_000;
/** Chunks whose answers wait for those of an earlier one. */
const AHEAD_MAX = 64;

/** `policy decide`: questions in, one JSON object a line; answers out, one a line, in the same order. */
export function policyDecide(): Command {
  return new Command('decide')
    .description('beslist over vragen van standaardinvoer, één JSON-object per regel, en schrijft per vraag één regel')
    .option('--policies <map>', 'map met de regels (anders die van Seinhuis)')
    .option('--json', 'zoals altijd: de uitvoer is JSON, één object per regel')
    .addHelpText('after', '\nEen vraag: {"id":"r1","given":{"asOf":"2025-06-01","activity":"disclose",...},"cells":["victim.IDV"]}')
    .action(async ({ policies }: { policies?: string }) => decideAll(await loadForUse(policies), policies));
}

async function decideAll(pack: PolicyPack, policies: string | undefined): Promise<void> {
  const { stdin, stdout } = process;
  let open = true;
  stdout.on('error', () => (open = false)); // the reader of the pipe went away
  let threads: DecideThreads | undefined;
  let read = 0;
  const ahead: (Decided | Promise<Decided>)[] = [];
  const write = async (most: number) => {
    while (open && ahead.length > most) {
      const { text, wrong } = await ahead.shift()!;
      if (wrong) deviation();
      if (text !== '' && !stdout.write(text)) await room(stdout);
    }
  };
  try {
    for await (const { lines, length } of linesOf(stdin)) {
      if (!open) return;
      if ((read += length) > ALONE_MAX) threads ??= new DecideThreads(policies);
      ahead.push(threads?.offer(lines) ?? decideLines(lines, pack));
      await write(threads ? AHEAD_MAX : 0);
    }
    await write(0);
  } finally {
    threads?.close();
  }
}

/** Resolves when it takes more, or never will again. */
const room = (output: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => void output.once('drain', () => resolve()).once('close', () => resolve()));

/** Whole lines, as many at once as came in together: one write for each chunk, and no wait for the next. `length` in characters. */
async function* linesOf(input: NodeJS.ReadableStream): AsyncIterable<{ lines: string[]; length: number }> {
  let rest = '';
  input.setEncoding('utf8');
  for await (const chunk of input as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n'); // a return before it is white space, also in JSON
    rest = lines.pop() ?? '';
    yield { lines, length: chunk.length };
  }
  yield { lines: [rest], length: 0 };
}
