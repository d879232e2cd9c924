import { spawnSync } from 'node:child_process';
import { nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { givenHubs } from '../replicas/given-hubs.js';
import { posting } from './posting.js';

/** Megabytes that the process of one hub keeps in memory (resident set). */
export interface MemoryResult {
  requests: number;
  rest_mb: number;
  /** After a tenth of the requests, when everything has been used once, and after all: what grows between these two would go on growing. */
  used_mb: number;
  after_mb: number;
  /** The most that was seen, looked at after each thousand requests. */
  most_mb: number;
}

const CLIENTS = 8;
/** Of each so many requests one is a report, and the others search for what was reported. */
const REPORT_EVERY = 5;
const LOOK_EVERY = 1_000;

/** A hub at rest, and after many reports and searches. */
export async function benchMemory(requests: number): Promise<MemoryResult> {
  const given = await givenHubs();
  try {
    const hub = await given.start();
    await given.ask(hub.url, '/readyz');
    const rest_mb = residentOf(hub.child.pid!);
    const exp = Math.floor(Date.now() / 1_000) + 7_200;
    const [inspector, analyst] = [
      await given.issuer.token('demo-inspecteur', { exp }),
      await given.issuer.token('demo-riec-analist', { exp }),
    ];
    const [reports, searches] = [posting(`${hub.url}/v1/signalen`, inspector, 201), posting(`${hub.url}/v1/signalen/_zoek`, analyst, 200)];
    const [report, search] = [nailBar('mogelijk', '90000001'), { soort: 'kvkNummer', waarde: '90000001' }].map((body) =>
      JSON.stringify(body),
    );
    const seen: number[] = [];
    let [begun, used_mb] = [0, rest_mb];
    const client = async () => {
      while (begun < requests) {
        const no = begun++;
        await (no % REPORT_EVERY === 0 ? reports.post(report) : searches.post(search));
        if (no % LOOK_EVERY === 0) seen.push(residentOf(hub.child.pid!));
        if (no === Math.floor(requests / 10)) used_mb = residentOf(hub.child.pid!);
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    const after_mb = residentOf(hub.child.pid!);
    for (const one of [reports, searches]) one.close();
    return { requests, rest_mb, used_mb, after_mb, most_mb: Math.max(...seen, after_mb) };
  } finally {
    await given.close();
  }
}

function residentOf(pid: number): number {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  const kilobytes = Number(stdout);
  if (!(kilobytes > 0)) throw new Error(`no process ${pid}`);
  return kilobytes / 1_024;
}
