import { hkdfSync } from 'node:crypto';
import { ed25519Key, keySigner, parseVkey, type VerifierKey } from '#libs/notes';
import { logSigner, type LogSigner, receiptSigner, type ReceiptSigner, type SignerPlace, type Witness } from '#libs/logbook';

/** How the log signs, who watches it, and how long it may go unwatched. */
export interface LogConfig {
  origin: string;
  /** A key here, or a process that alone has it. */
  signer: LogSigner;
  /** Signs receipts, with a key of its own. */
  receiptSigner: ReceiptSigner;
  /** Keys that signed receipts before it: what was given out stays good. */
  earlierReceiptKeys: VerifierKey[];
  witnesses: Witness[];
  /** So many of them must have cosigned lately, or nothing is disclosed; 0: nobody watches. */
  quorum: number;
  cosignedMax_hours: number;
}

export const demoOrigin = 'seinhuis.example/logboek';

/** @param seed the 32 bytes of an Ed25519 private key (RFC 8032) */
export function logConfig(origin: string, seed: Buffer, witnesses: Witness[], more: Partial<LogConfig> = {}): LogConfig {
  // of two both, of three or more one may be away
  const quorum = witnesses.length > 2 ? witnesses.length - 1 : witnesses.length;
  const signer = logSigner(keySigner(origin, 'note', ed25519Key(seed)));
  const receipts = { receiptSigner: receiptSigner(origin, ed25519Key(demoReceiptSeed(seed))), earlierReceiptKeys: [] };
  return { origin, signer, ...receipts, witnesses, quorum, cosignedMax_hours: 4, ...more };
}

/** For a demonstration: a key that follows from the root key. In production the two are never in one hand. */
export const demoSeed = (rootKey: Buffer): Buffer => Buffer.from(hkdfSync('sha256', rootKey, '', 'seinhuis demo log key', 32));

const demoReceiptSeed = (logSeed: Buffer): Buffer => Buffer.from(hkdfSync('sha256', logSeed, '', 'seinhuis demo receipt key', 32));

/** What the environment says of the log; undefined where it says nothing. */
export interface LogVariables {
  origin: string | undefined;
  key: string | undefined;
  /** Instead of a key: where the signer is, and what lets us in. */
  signer: string | undefined;
  signerToken: string | undefined;
  receiptKey: string | undefined;
  earlierReceiptKeys: string | undefined;
  witnesses: string | undefined;
  quorum: number | undefined;
  hours: number;
  rootKey: Buffer;
}

/** @throws Error in Dutch, naming the variable */
export function readLog({
  origin = demoOrigin,
  key,
  signer,
  signerToken,
  witnesses,
  quorum,
  hours,
  rootKey,
  ...receipts
}: LogVariables): LogConfig {
  if (signerToken && !signer) throw new Error('SEINHUIS_LOG_SIGNER_TOKEN zegt niets zonder SEINHUIS_LOG_SIGNER');
  if (key && signer)
    throw new Error('geef SEINHUIS_LOG_KEY of SEINHUIS_LOG_SIGNER, niet allebei: de hub heeft de sleutel niet als de tekenaar hem heeft');
  const seed = key ? seedOf(key, 'SEINHUIS_LOG_KEY') : demoSeed(rootKey);
  const receiptSeed = receipts.receiptKey ? seedOf(receipts.receiptKey, 'SEINHUIS_RECEIPT_KEY') : demoReceiptSeed(seed);
  if (receiptSeed.equals(seed))
    throw new Error('SEINHUIS_RECEIPT_KEY is de sleutel van het logboek; ontvangstbewijzen hebben een eigen sleutel');
  const earlierReceiptKeys = (receipts.earlierReceiptKeys ?? '')
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(readReceiptKey);
  const list = !witnesses || witnesses === 'geen' ? [] : witnesses.split(',').map((one) => readWitness(one.trim()));
  if (new Set(list.map((one) => one.key.name)).size !== list.length) throw new Error('SEINHUIS_WITNESSES noemt een getuige twee keer');
  if (quorum !== undefined && quorum > list.length) throw new Error('SEINHUIS_WITNESS_QUORUM is meer dan er getuigen zijn');
  const elsewhere = signer ? { signer: logSigner(readSigner(signer, signerToken, origin)) } : {};
  try {
    return logConfig(origin, seed, list, {
      ...elsewhere,
      receiptSigner: receiptSigner(origin, ed25519Key(receiptSeed)),
      earlierReceiptKeys,
      cosignedMax_hours: hours,
      ...(quorum !== undefined && { quorum }),
    });
  } catch {
    throw new Error('SEINHUIS_LOG_ORIGIN is een naam zonder spaties of plustekens, zoals hub.example/logboek');
  }
}

function seedOf(text: string, name: string): Buffer {
  const seed = Buffer.from(text, 'base64');
  if (seed.length !== 32) throw new Error(`${name} moet base64 van 32 bytes zijn`);
  return seed;
}

function readReceiptKey(text: string): VerifierKey {
  try {
    const key = parseVkey(text);
    if (key.type === 'note') return key;
  } catch {
    // told below, without the text
  }
  throw new Error('SEINHUIS_RECEIPT_EARLIER_KEYS is een lijst van naam+kenmerk+sleutel, zoals /v1/logboek/sleutels ze gaf');
}

/** @returns address and key of a line `address=name+id+key`; undefined when it is none */
function keyAt(text: string): { url: string; key: VerifierKey } | undefined {
  const [url, vkey] = [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)];
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return undefined;
  try {
    return { url: url.replace(/\/$/, ''), key: parseVkey(vkey) };
  } catch {
    return undefined;
  }
}

function readWitness(text: string): Witness {
  const read = keyAt(text);
  if (read?.key.type !== 'cosignature')
    throw new Error('SEINHUIS_WITNESSES: elke getuige is adres=naam+kenmerk+sleutel, met een komma ertussen');
  return read;
}

function readSigner(text: string, token: string | undefined, origin: string): SignerPlace {
  const read = keyAt(text);
  if (read?.key.type !== 'note')
    throw new Error('SEINHUIS_LOG_SIGNER is adres=naam+kenmerk+sleutel, zoals de tekenaar bij zijn start zegt');
  if (read.key.name !== origin) throw new Error('SEINHUIS_LOG_SIGNER noemt de sleutel van een ander logboek dan SEINHUIS_LOG_ORIGIN');
  if (!token) throw new Error('SEINHUIS_LOG_SIGNER_TOKEN ontbreekt: zonder laat de tekenaar de hub niet binnen');
  return { ...read, token };
}
