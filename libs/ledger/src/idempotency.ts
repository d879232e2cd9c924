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

/** Answers by organisation and key. */
export class SavedAnswers {
  readonly #byKey = new Map<string, SavedAnswer>();

  constructor(rows: readonly AnswerRow[]) {
    for (const { org, key, fingerprint, status, response } of rows) this.add({ org, key, fingerprint, answer: { status, body: response } });
  }

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

/** A row of ledger.idempotency. */
export interface AnswerRow {
  org: string;
  key: string;
  fingerprint: string;
  status: number;
  response: StoredAnswer['body'];
}

/** A key as its organisation gave it. */
export type OwnKey = Pick<SavedAnswer, 'org' | 'key'>;

/** The answers saved under these keys. */
export async function savedAnswers(db: Pick<EntityManager, 'query'>, keys: readonly OwnKey[]): Promise<SavedAnswers> {
  const rows = (await db.query(
    `select org, key, fingerprint, status, response from unnest($1::text[], $2::text[]) as asked (org, key) join ledger.idempotency using (org, key)`,
    [keys.map(({ org }) => org), keys.map(({ key }) => key)],
  )) as AnswerRow[];
  return new SavedAnswers(rows);
}

/** Organisation, key, fingerprint, status, response and lifetime of the answers, each as an array. */
export function answerColumns(fresh: readonly SavedAnswer[]): unknown[][] {
  return [
    fresh.map(({ org }) => org),
    fresh.map(({ key }) => key),
    fresh.map(({ fingerprint }) => fingerprint),
    fresh.map(({ answer }) => answer.status),
    fresh.map(({ answer }) => JSON.stringify(answer.body)),
    fresh.map(() => KEPT),
  ];
}

/** Forgets the answers that are past their time; returns how many. */
export async function forgetExpired(db: Pick<EntityManager, 'query'>): Promise<number> {
  const [, count] = (await db.query(`delete from ledger.idempotency where expires < now()`)) as [unknown, number];
  return count;
}
