import { answerOf, api } from '../api/client.js';
import { nameIn } from '../files/file-headers.rules.js';
import type { Place } from '../files/place.js';

/** How much of it has come, in bytes. */
export interface Taken {
  done: number;
  total: number;
}

/** It did not come whole. Nothing of it was kept. */
export class BrokeOff extends Error {
  constructor(cause?: unknown) {
    super('the log did not come whole', { cause });
    this.name = 'BrokeOff';
  }
}

/**
 * The whole log, part by part to its place; never more than a part of it is in memory. The hub records that it leaves before it does.
 * @returns name of the folder that is in it
 * @throws ProblemAnswer, NoAnswer, BrokeOff; whatever `signal` was aborted with
 */
export async function takeLog(place: Place, signal: AbortSignal, onTaken: (taken: Taken) => void): Promise<string> {
  try {
    const call = api.POST('/toezicht/_logboek', { parseAs: 'stream', signal });
    const body = (await answerOf(call)) as unknown as ReadableStream<Uint8Array<ArrayBuffer>>;
    const { headers } = (await call).response;
    const total = Number(headers.get('content-length'));
    let done = 0;
    for await (const part of partsOf(body)) {
      await place.write(part);
      onTaken({ done: (done += part.length), total });
    }
    signal.throwIfAborted();
    if (done !== total) throw new BrokeOff();
    await place.done();
    return nameIn(headers, 'logboek.tar').replace(/\.tar$/, '');
  } catch (error) {
    await place.abandon().catch(() => undefined);
    throw error;
  }
}

async function* partsOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw error instanceof TypeError ? new BrokeOff(error) : error;
    });
    if (done) return;
    yield value;
  }
}
