import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { idleLimit_ms, ownerMark } from '../session/session.js';
import type { Draft } from './draft.rules.js';

/** Milliseconds that a draft may lie on a device: a phone that is lost is found within a day, or not. */
const longest_ms = 24 * 3_600_000;

interface Store extends DBSchema {
  concept: { key: 'enig'; value: { owner: string; keptAt: number; iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer; key: CryptoKey } };
}

let opened: Promise<IDBPDatabase<Store>> | null = null;
const database = (): Promise<IDBPDatabase<Store>> =>
  (opened ??= openDB<Store>('seinhuis', 1, { upgrade: (fresh) => void fresh.createObjectStore('concept') }));

export interface Kept {
  draft: Draft;
  key: string;
}

/** Seals the draft under a key that this browser uses and never gives out, and lays it down; there is one at most. */
export async function keepDraft(kept: Kept): Promise<void> {
  const store = await database();
  const before = await store.get('concept', 'enig');
  const key = before?.owner === ownerMark() ? before.key : await newDeviceKey();
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(JSON.stringify(kept)));
  await store.put('concept', { owner: ownerMark(), keptAt: Date.now(), iv, sealed, key }, 'enig');
}

const newDeviceKey = (): Promise<CryptoKey> => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

/** The draft of this officer; null when there is none. One that is too old, of somebody else or unreadable is destroyed. */
export async function readDraft(): Promise<Kept | null> {
  const store = await database();
  const found = await store.get('concept', 'enig');
  if (!found) return null;
  const kept = found.owner === ownerMark() && Date.now() - found.keptAt < longest_ms ? await unsealed(found) : null;
  if (!kept) await forgetDraft();
  return kept;
}

/** Null when it cannot be read. */
async function unsealed({ iv, key, sealed }: Store['concept']['value']): Promise<Kept | null> {
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed).catch(() => null);
  return plain && (JSON.parse(new TextDecoder().decode(plain)) as Kept);
}

/**
 * The draft as it lies here, for her who was logged in in this tab when the page was loaded without a connection. As long as her session would have
 * lasted since she wrote, `until` in milliseconds, and no longer: who holds the device may be another. Destroys nothing.
 */
export async function glimpseDraft(): Promise<{ draft: Draft; until: number } | null> {
  const found = await (await database()).get('concept', 'enig');
  const until = (found?.keptAt ?? 0) + idleLimit_ms;
  if (!found || found.owner !== ownerMark() || Date.now() >= until) return null;
  const kept = await unsealed(found);
  return kept && { draft: kept.draft, until };
}

/** Destroys draft and key. */
export async function forgetDraft(): Promise<void> {
  await (await database()).clear('concept');
}
