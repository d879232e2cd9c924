import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { KeepAliveClient } from './keep-alive-client.js';
import { type Contender, type Measured, type Plan, sideBySide } from './measure.js';

export interface PostResult {
  clients: number;
  hub: Measured;
  bare: Measured;
  /** Processor time of the server's process for one report, without the database's. */
  hubCpu_ms: number;
  bareCpu_ms: number;
}

interface Server {
  contender: Contender;
  /** Processor time per report since the last time this was asked. */
  cpuPerReport_ms(): Promise<number>;
  close(): Promise<void>;
}

/** `POST /v1/signalen` of the hub with everything on, against a route that only inserts; each server in a process of its own, same body. */
export async function benchPost(plan: Omit<Plan, 'clients'>): Promise<PostResult[]> {
  const [hub, bare] = [await startPostServer('hub'), await startPostServer('bare')];
  const results: PostResult[] = [];
  for (const clients of [1, 8, 64]) {
    await Promise.all([hub.cpuPerReport_ms(), bare.cpuPerReport_ms()]);
    const [ours, theirs] = await sideBySide([hub.contender, bare.contender], { ...plan, clients });
    const [hubCpu_ms, bareCpu_ms] = [await hub.cpuPerReport_ms(), await bare.cpuPerReport_ms()];
    results.push({ clients, hub: ours!, bare: theirs!, hubCpu_ms, bareCpu_ms });
  }
  await hub.close();
  await bare.close();
  return results;
}

async function startPostServer(kind: 'hub' | 'bare'): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'post-server.ts'), [kind]);
  const { url, token } = await firstMessage(child);
  const client = new KeepAliveClient(new URL(url));
  const body = JSON.stringify(nailBar('mogelijk', '90000001'));
  let [reports, cpu_ms] = [0, 0];
  const cpuPerReport_ms = async () => {
    child.send('cpu');
    const [told] = (await once(child, 'message')) as [{ cpu_ms: number }];
    const each = (told.cpu_ms - cpu_ms) / reports;
    [reports, cpu_ms] = [0, told.cpu_ms];
    return each;
  };
  const operation = async () => {
    const status = await client.post({ ...(token && { authorization: `Bearer ${token}` }), 'idempotency-key': randomUUID() }, body);
    reports += 1;
    if (status !== 201) throw new Error(`${kind} answered ${status}`);
  };
  const close = async () => {
    client.close();
    child.disconnect();
    await once(child, 'exit');
  };
  return { contender: { name: kind, operation }, cpuPerReport_ms, close };
}

async function firstMessage(child: ChildProcess): Promise<{ url: string; token: string }> {
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('a server of the benchmark ended before it was ready')));
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [{ url: string; token: string }];
  ended.catch(() => undefined);
  return message;
}
