import { answerOf, api } from '../api/client.js';
import { NoAnswer, problemFrom } from '../api/problem.js';
import {
  bytesOf,
  consistencyHolds,
  inclusionHolds,
  type LogKey,
  NoEd25519,
  type Note,
  readKey,
  readNote,
  signedBy,
  tileOf,
} from './log-proof.js';
import { type Receipt, receiptSignedBy } from './receipt-proof.js';

/** One thing that was checked here. `unknown`: this browser cannot. */
export interface Checked {
  what: 'signature' | 'witness' | 'inclusion' | 'consistency' | 'older-signature' | 'receipt-signature' | 'receipt-inclusion';
  name: string;
  /** `later`: the newest checkpoint does not reach that far yet. */
  outcome: 'holds' | 'fails' | 'unknown' | 'later';
}

export interface LogState {
  note: Note;
  /** As it was published, to be kept. */
  text: string;
  keys: LogKey[];
  /** Keys that receipts are signed with; that of now comes first. */
  receiptKeys: LogKey[];
  /** All keys as the hub gives them, one per line: what the offline verifier reads. */
  keyLines: string[];
}

/** The newest checkpoint and the keys. @throws Error when what was published cannot be read */
export async function readLog(): Promise<LogState> {
  const [text, keys] = await Promise.all([
    answerOf(api.GET('/logboek/checkpoint', { parseAs: 'text' })),
    answerOf(api.GET('/logboek/sleutels')),
  ]);
  const note = readNote(text);
  if (!note) throw new Error('the checkpoint cannot be read');
  return {
    note,
    text,
    keys: await keysIn([keys.logboek, ...keys.getuigen]),
    receiptKeys: await keysIn(keys.ontvangstbewijzen),
    keyLines: [keys.logboek, ...keys.getuigen, ...keys.ontvangstbewijzen],
  };
}

const keysIn = async (lines: readonly string[]): Promise<LogKey[]> => (await Promise.all(lines.map(readKey))).filter((key) => key !== null);

/** Who signed the newest checkpoint. */
export function checkSignatures({ note, keys }: LogState): Promise<Checked[]> {
  return Promise.all(
    keys.map(async (key): Promise<Checked> => {
      const what = key.type === 1 ? 'signature' : 'witness';
      return { what, name: key.name, outcome: await outcomeOf(() => signedBy(note, key)) };
    }),
  );
}

/** That what stands at this place is in the log that was signed. The hash of the line comes from the tiles, the way up from the hub, the sum is made here. */
export async function checkInclusion(state: LogState, place: number): Promise<Checked> {
  const { path, offset } = tileOf(place, state.note.checkpoint.size);
  const leaf = (await tileAt(path)).slice(offset, offset + 32);
  const holds = await isIn(state, leaf, place);
  return { what: 'inclusion', name: String(place), outcome: holds ? 'holds' : 'fails' };
}

/**
 * That one of the keys signed this receipt, and that the entry it names stands at its place in the log that was signed. The hash of the entry comes from
 * the receipt alone, so a hub that changed the entry afterwards is caught.
 */
export async function checkReceipt(state: LogState, receipt: Receipt): Promise<Checked[]> {
  const { kid, leaf, says } = receipt;
  const key = state.receiptKeys.find(({ name }) => name === kid);
  const signed = key ? await outcomeOf(() => receiptSignedBy(receipt, key)) : 'fails';
  const within = says.seq < state.note.checkpoint.size;
  const place = !within ? 'later' : (await isIn(state, leaf, says.seq)) ? 'holds' : 'fails';
  const log = (await checkSignatures(state)).filter(({ what }) => what === 'signature');
  return [
    { what: 'receipt-signature', name: kid, outcome: signed },
    { what: 'receipt-inclusion', name: String(says.seq), outcome: place },
    ...log,
  ];
}

async function isIn({ note: { checkpoint } }: LogState, leaf: Uint8Array<ArrayBuffer>, place: number): Promise<boolean> {
  const { size, root } = checkpoint;
  const { hashes } = await answerOf(api.GET('/logboek/inclusiebewijzen', { params: { query: { volgnummer: place, grootte: size } } }));
  return inclusionHolds(leaf, place, size, proofOf(hashes), root);
}

/** What could not be had says nothing about the log. @throws NoAnswer, ProblemAnswer */
async function tileAt(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const tile = await fetch(`/v1/logboek/${path}`, { cache: 'no-store' }).catch((error: unknown) => {
    throw new NoAnswer(error);
  });
  if (!tile.ok) throw problemFrom(null, tile.status);
  return new Uint8Array(await tile.arrayBuffer());
}

/** That the log of an older checkpoint, which she kept, is the beginning of this one. */
export async function checkConsistency({ note, keys }: LogState, older: Note): Promise<Checked[]> {
  const log = keys.find((key) => key.type === 1);
  const signed = log ? await outcomeOf(() => signedBy(older, log)) : 'unknown';
  const [before, now] = [older.checkpoint, note.checkpoint];
  const fits = before.origin === now.origin && before.size <= now.size;
  const holds = fits && (await consistencyHolds(before, now, before.size === now.size ? [] : await wayBetween(before.size, now.size)));
  return [
    { what: 'older-signature', name: before.origin, outcome: signed },
    { what: 'consistency', name: `${before.size} → ${now.size}`, outcome: holds ? 'holds' : 'fails' },
  ];
}

async function wayBetween(van: number, tot: number) {
  const { hashes } = await answerOf(api.GET('/logboek/consistentiebewijzen', { params: { query: { van, tot } } }));
  return proofOf(hashes);
}

const proofOf = (hashes: readonly string[]) => hashes.map((hash) => bytesOf(hash) ?? new Uint8Array());

async function outcomeOf(check: () => Promise<boolean>): Promise<Checked['outcome']> {
  try {
    return (await check()) ? 'holds' : 'fails';
  } catch (error) {
    if (error instanceof NoEd25519) return 'unknown';
    throw error;
  }
}
