import { useSyncExternalStore } from 'react';
import { onSessionEnd } from '../session/session.js';
import { forgetDraft, keepDraft, readDraft } from './draft-on-device.js';
import { type Draft, emptyDraft } from './draft.rules.js';

interface Held {
  draft: Draft;
  /** Whether she wants it kept on this device. */
  kept: boolean;
  /** When it was last kept on the device, in milliseconds. */
  keptAt: number | null;
  /** Same for every attempt to send this draft, so that it is recorded once. */
  key: string;
}

const fresh = (): Held => ({ draft: emptyDraft, kept: false, keptAt: null, key: crypto.randomUUID() });
let held = fresh();
const listeners = new Set<() => void>();

function set(next: Held): void {
  held = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useDraft = (): Held => useSyncExternalStore(subscribe, () => held);
export const currentDraft = (): Held => held;

/** Changes what is being written, and keeps it on the device when she wants that. Another content is another wish, so it gets another key. */
export function change(part: Partial<Draft>): void {
  set({ ...held, draft: { ...held.draft, ...part }, key: crypto.randomUUID() });
  if (held.kept) void keep();
}

/** To keep it on this device or not any more. */
export function wantKept(kept: boolean): void {
  set({ ...held, kept, keptAt: null });
  void (kept ? keep() : forgetDraft());
}

async function keep(): Promise<void> {
  const { draft, key } = held;
  await keepDraft({ draft, key });
  // an older one that was slower to be written does not count
  if (held.key === key && held.kept) set({ ...held, keptAt: Date.now() });
}

/** Takes up what lies on the device, unless something is being written already. */
export async function resumeDraft(): Promise<void> {
  if (held.draft !== emptyDraft) return;
  const found = await readDraft();
  if (found && held.draft === emptyDraft) set({ ...found, kept: true, keptAt: Date.now() });
}

/** Begins with an empty page; nothing stays on the device. */
export async function dropDraft(): Promise<void> {
  set(fresh());
  await forgetDraft();
}

onSessionEnd((because) => {
  set(fresh());
  // after a session that ended by itself it is there for her when she logs in again; a logout is a wish to leave nothing
  if (because === 'left') void forgetDraft();
});
