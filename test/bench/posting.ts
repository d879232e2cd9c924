import { randomUUID } from 'node:crypto';
import { KeepAliveClient } from './keep-alive-client.js';

/** One route of one hub that is posted to over connections that stay open. */
export interface Posting {
  /** @throws Error when the answer has another status than is due */
  post(body: unknown): Promise<void>;
  close(): void;
}

/** @param token of the officer who asks @param due status of an answer that is right */
export function posting(url: string, token: string, due: number): Posting {
  const client = new KeepAliveClient(new URL(url));
  return {
    post: async (body) => {
      const headers = { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() };
      const status = await client.post(headers, typeof body === 'string' ? body : JSON.stringify(body));
      if (status !== due) throw new Error(`${url} answered ${status}`);
    },
    close: () => client.close(),
  };
}
