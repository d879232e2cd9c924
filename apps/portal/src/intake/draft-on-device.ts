import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { ownerMark } from '../session/session.js';
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
  if (found.owner === ownerMark() && Date.now() - found.keptAt < longest_ms) {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: found.iv }, found.key, found.sealed).catch(() => null);
    if (plain) return JSON.parse(new TextDecoder().decode(plain)) as Kept;
  }
  await forgetDraft();
  return null;
}

/** Destroys draft and key. */
export async function forgetDraft(): Promise<void> {
  await (await database()).clear('concept');
}
