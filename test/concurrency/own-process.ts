import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A script of this folder in a process of its own, with messages to and from it. */
export interface OwnProcess {
  child: ChildProcess;
  /** The next message. @throws Error when the process ends before it says anything */
  next(): Promise<unknown>;
}

/** Starts a TypeScript file with one JSON argument. @param flags of Node, beside those for TypeScript */
export function ownProcess(script: string, task: unknown, flags: readonly string[] = []): OwnProcess {
  const child = fork(script, [JSON.stringify(task)], {
    execArgv: [...flags, '--conditions=source', '--no-warnings', '--import=./test/concurrency/typescript.mjs'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`${script} ended early: ${String(code ?? signal)}`);
  });
  ended.catch(() => undefined);
  return { child, next: () => Promise.race([once(child, 'message').then(([said]) => said as unknown), ended]) };
}
