import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Delivery, type DeliveryOptions } from '#libs/delivery';
import { Memory } from '#libs/growth';
import {
  Checkpoints,
  type LogAlarm,
  Logbook,
  Logbook1795600010000,
  logSigner,
  type LogSigner,
  nodesView,
  type Witness,
  Witnesses,
} from '#libs/logbook';
import { checkpointText, keySigner, signNote } from '#libs/notes';
import { Frontier, leafHash } from '#libs/proofs';
import { witnessServer } from '../apps/witness/src/server.js';
import { Witness as WitnessingParty } from '../apps/witness/src/witness.js';
import { type GivenLedger, givenLedger, newNote, note, order, written } from './concurrency/given-ledger.js';

export const origin = 'seinhuis.example/logboek';
export const hour_ms = 3_600_000;
export const signer = keySigner(origin, 'note', generateKeyPairSync('ed25519').privateKey);

/** A ledger that is a log: with the reader that builds its tree, two witnesses that really run, and a clock that is set by hand. */
export class GivenLogbook {
  now = new Date('2026-11-27T08:00:00Z');
  alarms: LogAlarm[] = [];
  delivery: Delivery;
  private parties: { server: Server; folder: string; witness: Witness }[] = [];

  private constructor(readonly home: GivenLedger) {}

  static async make(): Promise<GivenLogbook> {
    const home = await givenLedger();
    await new Logbook1795600010000().up(home.owner.createQueryRunner());
    return new GivenLogbook(home);
  }

  async begin(): Promise<void> {
    [this.now, this.alarms] = [new Date('2026-11-27T08:00:00Z'), []];
    this.delivery = await this.another();
  }

  /** A reader that builds the tree, as another process would have. */
  async another(options: DeliveryOptions = {}): Promise<Delivery> {
    const delivery = new Delivery(this.home.app, this.home.ledger, [nodesView()], options);
    await delivery.start();
    return delivery;
  }

  async empty(): Promise<void> {
    await this.delivery.stop();
    await this.home.tamper('truncate ledger.ledger_event, delivery.consumer_cursor, logbook_node, logbook_checkpoint, logbook_cosignature');
    await this.home.tamper('update ledger.ledger_head set size = 0');
  }

  async close(): Promise<void> {
    this.dismiss();
    await this.home.close();
  }

  later(ms: number): Date {
    return (this.now = new Date(this.now.getTime() + ms));
  }

  async write(count: number): Promise<void> {
    const { ledger } = this.home;
    await Promise.all(Array.from({ length: count }, (_, at) => ledger.decide(order(newNote()), note, () => [written(`feit ${at}`)])));
    await this.delivery.caughtUp((await ledger.size()) - 1);
  }

  logbook(witnesses: readonly Witness[] = [], quorum = witnesses.length, by: LogSigner = logSigner(signer)): Logbook {
    const checkpoints = new Checkpoints(this.home.app, origin, by);
    return new Logbook(checkpoints, new Witnesses(this.home.app, checkpoints, witnesses), this.home.ledger, {
      quorum,
      cosignedMax_ms: 4 * hour_ms,
      onAlarm: (alarm) => this.alarms.push(alarm),
      now: () => this.now,
    });
  }

  /** Two that know nothing yet: a log that begins anew would be another log to those that do. */
  async witnesses(): Promise<[Witness, Witness]> {
    this.dismiss();
    const names = ['getuige.example/een', 'getuige.example/twee'];
    this.parties = await Promise.all(names.map((name) => this.startParty(name)));
    return this.parties.map(({ witness }) => witness) as [Witness, Witness];
  }

  /** The tree from the entries alone. */
  async rootOfEntries(size: number): Promise<Buffer> {
    const tree = Frontier.empty();
    for (const { leafHash: hash } of await this.home.ledger.scan(0, size)) tree.append(Buffer.from(hash, 'hex'));
    return tree.root();
  }

  /** What somebody does who has the whole database: a row, and the hash over it. */
  async rewrite(seq: number, header: Buffer): Promise<void> {
    const sql = `update ledger.ledger_event set header = $2, commitments = '', leaf_hash = $3 where seq = $1`;
    await this.home.tamper(sql, [seq, header, leafHash(header, new Uint8Array())]);
  }

  /** Who has the key of the log too: row, leaf, every node above it and the checkpoint, so that everything inside agrees with itself. */
  async rewriteAll(size: number): Promise<void> {
    const { app, ledger, tamper } = this.home;
    const [row] = await app.query<{ header: Buffer }[]>('select header from ledger.ledger_event where seq = 2');
    await this.rewrite(2, Buffer.from(row!.header.toString('utf8').replace('feit', 'fout')));
    await tamper('truncate logbook_node, logbook_checkpoint, logbook_cosignature');
    const tree = Frontier.empty();
    for (const { leafHash: hash } of await ledger.scan(0, size)) {
      for (const { level, index, hash: node } of tree.append(Buffer.from(hash, 'hex')))
        await tamper('insert into logbook_node (level, index, hash) values ($1, $2, $3)', [level, index, node]);
    }
    const forged = await signNote(checkpointText({ origin, size, root: tree.root() }), signer);
    const sql = 'insert into logbook_checkpoint (size, root, note, signed_at) values ($1, $2, $3, $4)';
    await tamper(sql, [size, tree.root(), forged, this.now]);
  }

  private async startParty(name: string): Promise<{ server: Server; folder: string; witness: Witness }> {
    const folder = mkdtempSync(join(tmpdir(), 'getuige-'));
    const own = keySigner(name, 'cosignature', generateKeyPairSync('ed25519').privateKey);
    const logs = [{ origin, keys: [signer.key] }];
    const server = witnessServer(new WitnessingParty(own, logs, new Memory(folder), () => this.now));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as { port: number };
    return { server, folder, witness: { url: `http://127.0.0.1:${port}`, key: own.key } };
  }

  private dismiss(): void {
    for (const { server, folder } of this.parties) {
      server.close().closeAllConnections();
      rmSync(folder, { recursive: true });
    }
  }
}
