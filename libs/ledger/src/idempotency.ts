import type { EntityManager } from 'typeorm';
import type { StoredAnswer } from './fact.js';
import { Refusal } from './refusal.js';

/** How long a repeated key is recognised. A client that repeats later than this makes a new request. */
const KEPT = '48 hours';
const KEY_MAX_CHARS = 255;

/** The answer that was given to one key of one organisation. */
export interface SavedAnswer {
  org: string;
  key: string;
  fingerprint: string;
  answer: StoredAnswer;
}

type Key = Pick<SavedAnswer, 'org' | 'key'>;

/** Answers by organisation and key. */
export class SavedAnswers {
  readonly #byKey = new Map<string, SavedAnswer>();

  add(saved: SavedAnswer): void {
    this.#byKey.set(JSON.stringify([saved.org, saved.key]), saved);
  }

  /**
   * The answer to give again, or undefined when the key is new.
   * @throws Refusal 'idempotency.key-reused' when the key was used for another request
   */
  find(org: string, asked: { key: string; fingerprint: string }): StoredAnswer | undefined {
    const saved = this.#byKey.get(JSON.stringify([org, asked.key]));
    if (saved && saved.fingerprint !== asked.fingerprint) {
      throw new Refusal('idempotency.key-reused', 'conflict', 'this idempotency key was used for another request');
    }
    return saved?.answer;
  }
}

/** @throws Refusal 'idempotency.key-invalid' */
export function checkKey(key: string): void {
  if (key.length === 0 || key.length > KEY_MAX_CHARS || /[^\x20-\x7e]/.test(key)) {
    throw new Refusal('idempotency.key-invalid', 'invalid', `an idempotency key is 1 to ${KEY_MAX_CHARS} printable ASCII characters`);
  }
}

/** What was answered under these keys. Inside the head lock this is the whole truth: answers are only written there. */
export async function savedAnswers(db: Pick<EntityManager, 'query'>, keys: readonly Key[]): Promise<SavedAnswers> {
  const answers = new SavedAnswers();
  if (keys.length === 0) return answers;
  const rows = (await db.query(
    `select i.org, i.key, i.fingerprint, i.status, i.response from ledger.idempotency i
       join (select distinct * from unnest($1::text[], $2::text[]) as asked (org, key)) as wanted using (org, key)`,
    [keys.map(({ org }) => org), keys.map(({ key }) => key)],
  )) as (Key & { fingerprint: string; status: number; response: StoredAnswer['body'] })[];
  for (const { org, key, fingerprint, status, response } of rows)
    answers.add({ org, key, fingerprint, answer: { status, body: response } });
  return answers;
}

export async function saveAnswers(tx: EntityManager, fresh: readonly SavedAnswer[]): Promise<void> {
  if (fresh.length === 0) return;
  await tx.query(
    `insert into ledger.idempotency (org, key, fingerprint, status, response, expires)
     select org, key, fingerprint, status, response::json, now() + $6::interval
       from unnest($1::text[], $2::text[], $3::text[], $4::smallint[], $5::text[]) as row (org, key, fingerprint, status, response)`,
    [
      fresh.map(({ org }) => org),
      fresh.map(({ key }) => key),
      fresh.map(({ fingerprint }) => fingerprint),
      fresh.map(({ answer }) => answer.status),
      fresh.map(({ answer }) => JSON.stringify(answer.body)),
      KEPT,
    ],
  );
}

/** Forgets the answers that are past their time; returns how many. */
export async function forgetExpired(db: Pick<EntityManager, 'query'>): Promise<number> {
  const [, count] = (await db.query(`delete from ledger.idempotency where expires < now()`)) as [unknown, number];
  return count;
}
