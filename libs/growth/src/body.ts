import type { IncomingMessage } from 'node:http';

/** The whole body of a request. @param max_bytes what is more is not read on. @returns undefined when it is more */
export async function bodyOf(request: IncomingMessage, max_bytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > max_bytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
