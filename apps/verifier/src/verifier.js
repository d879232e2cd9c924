// @ts-check
/**
 * Checks an export of the log of Seinhuis, without the hub, without a network and without its code: this one file and Node (20.19 or newer) are enough.
 * Plain JavaScript on purpose: what is read here is what runs. Written from RFC 6962 and the pages of https://c2sp.org (signed-note, tlog-checkpoint,
 * tlog-cosignature, tlog-tiles, tlog-proof). It trusts nothing but the public keys that it is given. What lies in the folder: docs/decisions/0016.
 */
import { createPublicKey, hash, verify } from 'node:crypto';
import { existsSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const [HASH_bytes, ENTRY_MAX_bytes, LINE_MAX_bytes] = [32, 65_535, 90_000];
const [TILE, PROBLEMS_MAX] = [256, 1_000]; // hashes in a full tile; problems that are told
const [LOG, WITNESS] = [0x01, 0x04]; // what a key signs: notes, or cosignatures

/**
 * @typedef {{ name: string, id: Buffer, type: number, publicKey: import('node:crypto').KeyObject }} Key
 * @typedef {{ file: string, origin: string, size: number, root: string, signers: { key: Key, at: Date | null }[] }} Checkpoint
 * @typedef {{ seq?: number, file?: string, what: string }} Problem `seq`: the entry that is wrong, or the first of several
 * @typedef {{ seq: number, path: string, salt: Buffer, value: string }} Opening
 * @typedef {{ keys?: string, older?: string[], receipts?: string[], open?: string[], proof?: string, quorum?: string }} Options
 */

export class Unusable extends Error {} // the input: exit code 2
export class Unsound extends Error {} // what was read is not as it was signed: exit code 1

const sha256 = (/** @type {Uint8Array} */ bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'binary'); // thrice as fast as 'buffer'
const pair = Buffer.alloc(1 + 2 * HASH_bytes, 0x01);

/** @param {Uint8Array} left @param {Uint8Array} right */
function parent(left, right) {
  pair.set(left, 1);
  pair.set(right, 1 + HASH_bytes);
  return sha256(pair);
}

/** The root over these hashes, level by level: one without a neighbour goes up as it is. @param {Buffer[]} hashes */
export function rootOf(hashes) {
  let level = hashes;
  while (level.length > 1) {
    const above = [];
    for (let i = 0; i + 1 < level.length; i += 2)
      above.push(parent(/** @type {Buffer} */ (level[i]), /** @type {Buffer} */ (level[i + 1])));
    level = level.length % 2 ? [...above, ...level.slice(-1)] : above;
  }
  return level[0] ?? sha256(Buffer.alloc(0));
}

/** A tree that grows, held as the hashes of its unfinished tiles: a few kilobytes at any size. Keeps its root at each of `sizes`. */
export class GrowingTree {
  size = 0;
  roots = new Map([[0, rootOf([])]]);
  levels = /** @type {{ full: number, hashes: Buffer[] }[]} of tiles: how many are full, and the one that is not */ ([]);

  /** @param {Set<number>} sizes @param {(level: number, index: number, hashes: Buffer[]) => void} [onTile] told of each tile that is full */
  constructor(sizes, onTile) {
    this.sizes = sizes;
    this.onTile = onTile;
  }

  /** @param {Buffer} node a leaf, or the root of a full tile below */
  add(node, level = 0) {
    const edge = (this.levels[level] ??= { full: 0, hashes: [] });
    if (edge.hashes.push(node) === TILE) {
      const full = edge.hashes.splice(0);
      this.onTile?.(level, edge.full++, full);
      this.add(rootOf(full), level + 1);
    }
    if (level === 0 && this.sizes.has(++this.size)) this.roots.set(this.size, this.root());
  }

  root() {
    const below = /** @type {Buffer[]} */ ([]);
    for (const { hashes } of this.levels) if (hashes.length) below.push(rootOf([...hashes, ...below.splice(0)]));
    return rootOf(below);
  }

  /** @param {Checkpoint} checkpoint */
  fits({ size, root }) {
    return this.roots.get(size)?.toString('base64') === root;
  }
}

/** Whether `leaf` stands at `index` in the tree of this size and root. @param {Buffer} leaf @param {number} index @param {number} size @param {Buffer[]} proof @param {Buffer} root */
export function verifyInclusion(leaf, index, size, proof, root) {
  if (leaf.length !== HASH_bytes || !Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  const half = (/** @type {number} */ n) => Math.floor(n / 2);
  let [node, last, found] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 0 && node === last) while (node % 2 === 0) [node, last] = [half(node), half(last)];
    found = node % 2 ? parent(sibling, found) : parent(found, sibling);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && found.equals(root);
}

/** Padded base64 in the one way in which these bytes can be written. @param {string} text */
function base64(text) {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

/** @param {import('node:crypto').KeyObject} key @param {Uint8Array} message @param {Uint8Array} signature */
export const isSigned = (key, message, signature) => signature.length === 64 && verify(null, message, key, signature);

/** Reads `name+id+key`. @param {string} text @returns {Key} @throws Unusable */
export function readKey(text) {
  const [, name = '', id = '', encoded = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text) ?? [];
  const bytes = base64(encoded);
  if (bytes?.length !== 1 + HASH_bytes || ![LOG, WITNESS].includes(bytes[0] ?? 0))
    throw new Unusable(`dit is geen sleutel (naam+nummer+sleutel): ${text.slice(0, 60)}`);
  const expected = sha256(Buffer.concat([Buffer.from(`${name}\n`), bytes])).subarray(0, 4);
  if (expected.toString('hex') !== id) throw new Unusable(`het nummer van sleutel ${name} past niet bij de sleutel zelf`);
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url', 1) }, format: 'jwk' });
  return { name, id: expected, type: bytes[0] ?? 0, publicKey };
}

/** The text of a note, and which of these keys signed it. @param {Buffer} bytes @param {Key[]} keys @throws Unsound */
export function verifyNote(bytes, keys) {
  const note = bytes.toString('utf8');
  const gap = note.lastIndexOf('\n\n');
  const [text, lines] = [note.slice(0, gap + 1), note.slice(gap + 2, -1).split('\n')];
  const isNote =
    gap >= 0 && note.endsWith('\n') && !/[\0-\x09\x0b-\x1f]/.test(note) && lines.length <= 100 && Buffer.from(note).equals(bytes);
  if (!isNote) throw new Unsound('is geen ondertekende notitie');
  const signers = /** @type {Checkpoint['signers']} */ ([]);
  for (const line of lines) {
    const [, name = '', encoded = ''] = /^\u2014 ([^\s\p{White_Space}+]+) (\S+)$/u.exec(line) ?? [];
    const [signed, whole] = [base64(encoded), base64(encoded)?.subarray(4)];
    if (!signed || !whole?.length) throw new Unsound('heeft een regel die geen handtekening is');
    const key = keys.find((one) => one.name === name && one.id.equals(signed.subarray(0, 4)));
    if (!key) continue;
    const time = key.type === WITNESS ? whole.subarray(0, 8) : null;
    const seconds = time?.length === 8 ? time.readBigUInt64BE() : 0n;
    const message = time ? `cosignature/v1\ntime ${seconds}\n${text}` : text;
    const holds = isSigned(key.publicKey, Buffer.from(message), time ? whole.subarray(8) : whole) && seconds < 253_402_300_800n;
    if (!holds) throw new Unsound(`draagt een handtekening van ${name} die niet klopt`);
    if (!signers.some((one) => one.key === key)) signers.push({ key, at: time && new Date(Number(seconds) * 1000) });
  }
  if (signers.length === 0) throw new Unsound('is niet ondertekend met een sleutel die u vertrouwt');
  return { text, signers };
}

/** @param {Buffer} bytes @param {string} file @param {Key[]} keys @returns {Checkpoint} @throws Unsound */
export function readCheckpoint(bytes, file, keys) {
  const { text, signers } = verifyNote(bytes, keys);
  const [origin = '', size = '', root = '', ...more] = text.slice(0, -1).split('\n');
  if (!origin || !/^(0|[1-9]\d{0,14})$/.test(size) || base64(root)?.length !== HASH_bytes || more.includes(''))
    throw new Unsound('is geen checkpoint van een logboek');
  if (!signers.some(({ key }) => key.type === LOG && key.name === origin))
    throw new Unsound(`is niet ondertekend door het logboek ${origin} zelf`);
  return { file, origin, size: Number(size), root, signers };
}

/** Reads a C2SP .tlog-proof. @param {Buffer} bytes @throws Unsound */
export function readProof(bytes) {
  const found = /^c2sp\.org\/tlog-proof@v1\n(?:extra [^\n]*\n)?index (0|[1-9]\d{0,14})\n((?:[^\n]+\n)*)\n/.exec(bytes.toString('latin1'));
  const hashes = (found?.[2] ?? '').split('\n').slice(0, -1).map(base64);
  if (!found || hashes.some((one) => one?.length !== HASH_bytes) || hashes.length > 63) throw new Unsound('is geen bewijs van opname');
  return { index: Number(found[1]), hashes: /** @type {Buffer[]} */ (hashes), checkpoint: bytes.subarray(found[0].length) };
}

/** A JSON object in the one way in which it can be written: no space, no member twice. @param {Buffer} bytes @returns {Record<string, any>} */
function strictJson(bytes) {
  try {
    const value = JSON.parse(bytes.toString('utf8'));
    return value && !Array.isArray(value) && bytes.equals(Buffer.from(JSON.stringify(value))) ? Object(value) : {};
  } catch {
    return {};
  }
}

/** The parts of a JWS in the one shape that is allowed; its signature is not looked at yet. @param {string} token @throws Unsound */
export function strictJws(token) {
  const parts = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/.test(token) ? token.split('.') : [];
  const [head, payload, signature] = parts.map((part) => Buffer.from(part, 'base64url'));
  const exact =
    token.length <= ENTRY_MAX_bytes && [head, payload, signature].every((bytes, i) => bytes?.toString('base64url') === parts[i]);
  const header = head && exact ? strictJson(head) : {};
  const names = Object.keys(header);
  if (!payload || !signature || !names.length || names.some((name) => !['alg', 'kid', 'typ'].includes(name)))
    throw new Unsound('is geen JWS in de voorgeschreven vorm');
  return { header, payload, signed: Buffer.from(token.slice(0, token.lastIndexOf('.'))), signature };
}

/** @param {Buffer} bytes @param {string} file @param {Key[]} keys the name of a key is its kid @throws Unsound */
export function readReceipt(bytes, file, keys) {
  const { header, payload, signed, signature } = strictJws(bytes.toString('latin1').trimEnd());
  const ours = header['alg'] === 'Ed25519' && header['typ'] === 'disclosure-receipt+jwt';
  if (!ours) throw new Unsound('is geen ontvangstbewijs van een verstrekking');
  const key = keys.find(({ name, type }) => type === LOG && name === header['kid']);
  if (!key) throw new Unsound('is ondertekend met een sleutel die u niet vertrouwt');
  if (!isSigned(key.publicKey, signed, signature)) throw new Unsound('draagt een handtekening die niet klopt');
  const { seq, leaf_hash: leaf } = strictJson(payload);
  if (!Number.isSafeInteger(seq) || seq < 0 || !/^[0-9a-f]{64}$/.test(leaf)) throw new Unsound('noemt geen regel en blad van het logboek');
  return { file, seq: /** @type {number} */ (seq), leaf: Buffer.from(leaf, 'hex') };
}

/** RFC 8785, of what was JSON. @param {unknown} value @returns {string} */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([name, member]) => `${canonical(name)}:${canonical(member)}`).join(',')}}`;
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** @param {Buffer} bytes @returns {Opening} @throws Unusable */
export function readOpening(bytes) {
  const { seq, path, salt, value, ...rest } = Object(JSON.parse(bytes.toString('utf8')));
  const salted = typeof salt === 'string' ? base64(salt) : null;
  const whole = Number.isSafeInteger(seq) && typeof path === 'string' && value !== undefined && Object.keys(rest).length === 0;
  if (!whole || salted?.length !== 32)
    throw new Unusable('een te openen veld is JSON met alleen seq, path, salt (32 bytes, base64) en value');
  return { seq, path, salt: salted, value: canonical(value) };
}

/** Where a tile lies (C2SP tlog-tiles), in a tree of `size`. @param {number} level @param {number} index @param {number} size */
export function tilePath(level, index, size) {
  const width = Math.floor(size / TILE ** level) - index * TILE;
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  return `tile/${level}/${digits.replace(/\d{3}(?=\d)/g, 'x$&/')}${width < TILE ? `.p/${width}` : ''}`;
}

const entry = Buffer.alloc(2 * LINE_MAX_bytes);
const BETWEEN = '","commitments":"';

/** One line of entries.ndjson, in the one way in which it can be written. @param {string} line @param {number} expected */
function readLine(line, expected) {
  let [start, seq] = [`{"seq":${expected},"header":"`, expected];
  if (!line.startsWith(start)) {
    const other = /^\{"seq":(0|[1-9]\d{0,14}),"header":"/.exec(line);
    if (!other) return null;
    [start, seq] = [other[0], Number(other[1])];
  }
  const between = line.indexOf(BETWEEN, start.length);
  if (between < 0 || !line.endsWith('"}') || line.length > LINE_MAX_bytes) return null;
  const [header, commitments] = [line.slice(start.length, between), line.slice(between + BETWEEN.length, -2)];
  const end = 1 + entry.write(header, 1, 'base64');
  const size = end + entry.write(commitments, end, 'base64');
  const exact = entry.toString('base64', 1, end) === header && entry.toString('base64', end, size) === commitments;
  if (!exact || size - 1 > ENTRY_MAX_bytes || (size - end) % HASH_bytes) return null;
  return { seq, leaf: sha256(entry.subarray(0, size)), end, size };
}

/** Path and place come from the header, never from whoever shows the value. @param {Opening} opening @param {{ end: number, size: number }} found in `entry` */
function isCommitted({ path, salt, value }, { end, size }) {
  const commitment = sha256(Buffer.concat([Buffer.from(`field${path}`), salt, Buffer.from(value)]));
  const fields = /** @type {{ path?: unknown }[]} */ (strictJson(entry.subarray(1, end))['fields'] ?? []);
  return fields.some((field, no) => field.path === path && commitment.equals(entry.subarray(end, size).subarray(no * 32, no * 32 + 32)));
}

/** The entries of a folder, held against its tiles; and its tiles against what was signed. */
class ExportCheck {
  wanted = /** @type {Map<number, Buffer | null>} leaves that receipts ask for */ (new Map());
  differences = /** @type {number[]} where entry and tile differ; which of the two is wrong, only the root can tell */ ([]);
  tile = { index: -1, bytes: Buffer.alloc(0) };
  next = 0;

  /** @param {string} folder @param {[Checkpoint, ...Checkpoint[]]} checkpoints the first is of this export @param {Opening[]} openings @param {Problem[]} problems @throws Unsound */
  constructor(folder, checkpoints, openings, problems) {
    this.folder = folder;
    this.main = checkpoints[0];
    this.checkpoints = checkpoints;
    this.openings = new Set(openings);
    this.problems = problems;
    const sizes = new Set(checkpoints.map(({ size }) => size));
    this.tiles = new GrowingTree(sizes, (level, index, hashes) => this.compareTile(level, index, hashes));
    for (let seq = 0; seq < this.main.size; seq++) this.tiles.add(this.tiled(seq));
    this.tiles.levels.forEach(({ full, hashes }, level) => hashes.length && this.compareTile(level, full, hashes));
    this.entries = this.tiles.fits(this.main) ? null : new GrowingTree(sizes);
  }

  /** @param {string} what @param {{ seq?: number, file?: string }} at */
  report(what, at) {
    if (this.problems.length < PROBLEMS_MAX) this.problems.push({ ...at, what });
  }

  /** @param {number} level @param {number} index @param {number} width @throws Unsound */
  readTile(level, index, width) {
    const file = tilePath(level, index, this.main.size);
    const bytes = existsSync(join(this.folder, file)) ? readFileSync(join(this.folder, file)) : null;
    if (bytes?.length !== width * HASH_bytes) throw new Unsound(`${file} ontbreekt of heeft een verkeerde lengte`);
    return bytes;
  }

  /** The tile with this leaf. @param {number} seq @throws Unsound */
  tileOf(seq) {
    const index = Math.floor(seq / TILE);
    if (this.tile.index !== index) this.tile = { index, bytes: this.readTile(0, index, Math.min(TILE, this.main.size - index * TILE)) };
    return this.tile.bytes;
  }

  /** What the tiles say of this leaf. @param {number} seq @throws Unsound */
  tiled(seq) {
    return this.tileOf(seq).subarray((seq % TILE) * HASH_bytes, (seq % TILE) * HASH_bytes + HASH_bytes);
  }

  /** @param {number} level @param {number} index @param {Buffer[]} hashes */
  compareTile(level, index, hashes) {
    if (level > 0 && !this.readTile(level, index, hashes.length).equals(Buffer.concat(hashes)))
      this.report('past niet bij de tegels eronder', { file: tilePath(level, index, this.main.size) });
  }

  /** @param {string} line */
  take(line) {
    if (this.next === this.main.size)
      this.report('ligt voorbij het checkpoint: niets bewijst wat hier en erna staat', { seq: this.next++ });
    if (this.next > this.main.size) return;
    const found = readLine(line, this.next);
    if (!found) this.report('is niet te lezen', { seq: this.next });
    else if (found.seq !== this.next) {
      const misnumbered = found.seq >= this.main.size || found.leaf.equals(this.tiled(this.next));
      if (!misnumbered && found.seq < this.next) return this.report('staat er nog eens, of niet op volgorde', { seq: found.seq });
      if (misnumbered) this.report(`draagt het nummer ${found.seq}`, { seq: this.next });
      else this.gap(found.seq);
    }
    const at = (this.next % TILE) * HASH_bytes;
    if (found && this.tileOf(this.next).compare(found.leaf, 0, HASH_bytes, at, at + HASH_bytes)) this.differences.push(this.next);
    if (found && this.wanted.has(this.next)) this.wanted.set(this.next, found.leaf);
    for (const one of this.openings) if (found && one.seq === this.next && isCommitted(one, found)) this.openings.delete(one);
    this.entries?.add(found?.leaf ?? this.tiled(this.next));
    this.next++;
  }

  /** @param {number} until the first that is there again */
  gap(until) {
    this.report(until - this.next === 1 ? 'ontbreekt' : `ontbreekt, met de ${until - this.next - 1} erna`, { seq: this.next });
    for (; this.next < until; this.next++) this.entries?.add(this.tiled(this.next));
  }

  /** All lines were read. */
  finish() {
    if (this.next < this.main.size) this.gap(this.main.size);
    for (const seq of this.differences) {
      const file = tilePath(0, Math.floor(seq / TILE), this.main.size);
      if (this.entries?.fits(this.main)) this.report(`past niet bij regel ${seq}, die wel klopt`, { file });
      else this.report(`is veranderd: past niet bij ${file}`, { seq });
    }
    const own = this.checkpoints.filter(({ origin, size }) => origin === this.main.origin && size <= this.main.size);
    const sound = own.filter((one) => this.tiles.fits(one) || this.entries?.fits(one));
    for (const one of this.checkpoints) if (!sound.includes(one)) this.judgeCheckpoint(one, sound);
    for (const { path, seq } of this.openings) this.report(`bewijst deze waarde van ${path} niet`, { seq });
  }

  /** Two signed heads that do not fit one history prove a fork, whoever shows them. @param {Checkpoint} checkpoint @param {Checkpoint[]} sound */
  judgeCheckpoint({ file, origin, size }, sound) {
    const from = Math.max(0, ...sound.map((one) => one.size).filter((other) => other <= size));
    const where = `${size} regels${from < size ? `; het verschil ligt in regel ${from} t/m ${size - 1}` : ''}`;
    if (origin !== this.main.origin) this.report(`is van een ander logboek: ${origin}`, { file });
    else if (size > this.main.size) this.report(`is nieuwer (${size} regels): vraag een nieuwe uitvoer, of er is teruggedraaid`, { file });
    else if (sound[0]) this.report(`VORK: is ondertekend, maar niet voor hetzelfde logboek als ${sound[0].file}: ${where}`, { file });
    else this.report(`geeft een andere wortel dan de regels en tegels hier: ${where}`, { file });
  }

  /** @param {{ file: string, seq: number, leaf: Buffer }} receipt */
  judgeReceipt({ file, seq, leaf }) {
    const kept = seq >= this.main.size ? null : this.entries ? this.wanted.get(seq) : this.tiled(seq);
    if (!kept?.equals(leaf)) this.report(`staat niet in het logboek: regel ${seq} is ${kept ? 'een andere' : 'er niet'}`, { file });
  }
}

/** Reads these files, and the files in these folders; what is unsound in one is reported and does not hide the others.
 * @template T @param {string[]} paths @param {(bytes: Buffer, file: string) => T} read @param {Problem[]} problems */
function readAll(paths, read, problems) {
  const isFolder = (/** @type {string} */ path) => statSync(path, { throwIfNoEntry: false })?.isDirectory();
  const files = paths.flatMap((path) => (isFolder(path) ? readdirSync(path).map((name) => join(path, name)) : [path]));
  return files.toSorted().flatMap((file) => {
    try {
      return [read(readFileSync(file === '-' ? 0 : file), file)];
    } catch (error) {
      if (!(error instanceof Unsound)) throw error;
      problems.push({ file, what: error.message });
      return [];
    }
  });
}

/** Piece by piece: of a file of any size it takes a megabyte. @param {string} file @param {(line: string) => void} onLine @param {(share: number) => void} [onProgress] */
function eachLine(file, onLine, onProgress) {
  const [fd, piece] = [openSync(file, 'r'), Buffer.alloc(1 << 20)];
  let [rest, read] = ['', 0];
  for (let size = readSync(fd, piece); size > 0; size = readSync(fd, piece)) {
    let start = 0;
    for (let end = piece.indexOf(10); end >= 0 && end < size; end = piece.indexOf(10, start)) {
      onLine(rest + piece.toString('latin1', start, end));
      [rest, start] = ['', end + 1];
    }
    rest += piece.toString('latin1', start, size);
    if (rest.length > 2 ** 21) throw new Unsound('entries.ndjson heeft een regel zonder einde');
    onProgress?.((read += size) / statSync(file).size);
  }
  if (rest) onLine(rest);
}

/** @param {string} file @throws Unusable */
const keysAt = (file) => (readFileSync(file, 'utf8').match(/^[^#\s].*$/gm) ?? []).map(readKey);

/** @param {string} folder @param {Options} options @param {(share: number) => void} [onProgress] @throws Unusable, or what the file system says */
export function verifyExport(folder, { keys: named, older = [], receipts = [], open = [], quorum }, onProgress) {
  const keys = keysAt(named ?? join(folder, 'keys'));
  const within = (/** @type {string} */ name) => [join(folder, name)].filter((path) => existsSync(path));
  const problems = /** @type {Problem[]} */ ([]);
  const signed = (/** @type {string[]} */ paths) => readAll(paths, (bytes, file) => readCheckpoint(bytes, file, keys), problems);
  const [[main], others] = [signed([join(folder, 'checkpoint')]), signed([...within('checkpoints'), ...older])];
  const held = readAll([...within('receipts'), ...receipts], (bytes, file) => readReceipt(bytes, file, keys), problems);
  const openings = readAll(open, readOpening, problems);
  if (!main) return summary(main, problems);
  const cosigned = main.signers.flatMap(({ key, at }) => (at ? [`${key.name} ${at.toISOString()}`] : []));
  const needed = Number(quorum ?? keys.some(({ type }) => type === WITNESS));
  if (cosigned.length < needed) problems.push({ file: main.file, what: `heeft ${cosigned.length} getuigen, van ${needed}` });
  try {
    const check = new ExportCheck(folder, [main, ...others], openings, problems);
    for (const { seq } of held) check.wanted.set(seq, null);
    eachLine(join(folder, 'entries.ndjson'), (line) => check.take(line), onProgress);
    check.finish();
    held.forEach((receipt) => check.judgeReceipt(receipt));
  } catch (error) {
    if (!(error instanceof Unsound)) throw error;
    problems.push({ what: error.message });
  }
  problems.sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity) || 0);
  const counts = { checkpoints: others.length, receipts: held.length, opened: openings.length };
  return { ...summary(main, problems), cosigned, ...counts };
}

/** @param {Checkpoint | undefined} main @param {Problem[]} problems */
const summary = (main, problems) => ({ sound: !problems.length, problems, origin: main?.origin, size: main?.size, root: main?.root });

/** One entry, without the log: its receipt, and the proof that it is in. @param {string} file @param {Options} options @throws Unusable */
export function verifyProof(file, { keys: named, receipts = [] }) {
  if (!named || receipts.length !== 1) throw new Unusable('--proof vraagt ook --keys en één --receipts');
  const [keys, problems] = [keysAt(named), /** @type {Problem[]} */ ([])];
  const [receipt] = readAll(receipts, (bytes, from) => readReceipt(bytes, from, keys), problems);
  const judge = (/** @type {Buffer} */ bytes) => {
    const { index, hashes, checkpoint } = readProof(bytes);
    const signed = readCheckpoint(checkpoint, file, keys);
    const holds = receipt?.seq === index && verifyInclusion(receipt.leaf, index, signed.size, hashes, Buffer.from(signed.root, 'base64'));
    if (receipt && !holds) throw new Unsound('bewijst niet dat dit ontvangstbewijs in het logboek staat');
    return signed;
  };
  return summary(readAll([file], judge, problems)[0], problems);
}

const HELP = `Rekent een uitvoer van het logboek van Seinhuis na. Zonder netwerk, zonder de hub.

Gebruik: node verifier.js <map> [opties]
         node verifier.js --proof <bestand> --receipts <bestand> --keys <bestand>

  --keys <bestand>     sleutels die u vertrouwt, één per regel (anders: <map>/keys)
  --older <pad>        eerder checkpoint dat u bewaarde, bestand of map; mag vaker
  --receipts <pad>     ontvangstbewijs van uzelf, bestand of map; mag vaker
  --open <bestand>     veld dat u werd getoond: JSON met seq, path, salt, value; - is invoer
  --quorum <aantal>    zoveel getuigen moeten meetekenen (anders: 1, als er sleutels van zijn)
  --json, -h, --help   uitvoer voor programma’s; deze tekst

Einde met 0: alles klopt. 1: er klopt iets niet. 2: de invoer is niet te gebruiken.`;

/** @param {ReturnType<typeof summary> & { cosigned?: string[], checkpoints?: number, receipts?: number, opened?: number }} result */
function tell({ sound, problems, origin, size, root, cosigned, checkpoints, receipts, opened }) {
  const [first] = problems.flatMap(({ seq }) => seq ?? []);
  const told = problems.map(({ seq, file = '', what }) => `- ${seq === undefined ? file : `regel ${seq}`} ${what}`);
  const head = sound ? 'OK: alles klopt.' : `NIET OK.${first === undefined ? '' : ` De eerste regel die niet klopt: ${first}.`}`;
  const log = origin ? [`logboek: ${origin}, ${size} regels, wortel ${root}`] : [];
  const counts = `getuigen: ${cosigned?.join(', ') || 'geen'}\nandere checkpoints: ${checkpoints}; ontvangstbewijzen: ${receipts}; velden: ${opened}`;
  return [head, ...told, ...log, ...(cosigned ? [counts] : [])].join('\n');
}

/** @param {string[]} args @returns the exit code */
export function run(args) {
  const [text, many] = /** @type {const} */ ([{ type: 'string' }, { type: 'string', multiple: true }]);
  const [json, help] = /** @type {const} */ ([{ type: 'boolean' }, { type: 'boolean', short: 'h' }]);
  const options = { keys: text, older: many, receipts: many, open: many, proof: text, quorum: text, json, help };
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const usable = positionals.length === (values.proof ? 0 : 1) && /^\d{0,3}$/.test(values.quorum ?? '');
    if (!usable && !values.help) throw new Unusable('noem één map; zie --help');
    const bar = (/** @type {number} */ share) => process.stderr.isTTY && process.stderr.write(`\r${Math.floor(share * 100)} % `);
    const check = () => (values.proof ? verifyProof(values.proof, values) : verifyExport(positionals[0] ?? '', values, bar));
    const result = values.help ? null : check();
    process.stdout.write(`${!result ? HELP : values.json ? JSON.stringify(result) : tell(result)}\n`);
    if (result && !values.keys)
      process.stderr.write('Let op: de sleutels komen uit de map zelf. Vergelijk ze met die u eerder kreeg, of noem die met --keys.\n');
    return !result || result.sound ? 0 : 1;
  } catch (error) {
    const { code, path = '', message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (!(error instanceof Unusable || error instanceof SyntaxError) && !code) throw error;
    const own = error instanceof Unusable ? message : 'een te openen veld is geen JSON';
    const why = code?.startsWith('ERR_PARSE') ? 'deze optie kan niet; zie --help' : code ? `${path} is niet te lezen (${code})` : own;
    process.stderr.write(`verifier: ${why}\n`);
    return 2;
  }
}

const isProgram = process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isProgram) process.exitCode = run(process.argv.slice(2));
