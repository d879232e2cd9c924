import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Memory } from '#libs/growth';
import type { SignerPlace } from '#libs/logbook';
import type { Signer } from '#libs/notes';
import { requireMemory } from '../apps/signer/src/begin.js';
import { HeadSigner } from '../apps/signer/src/head-signer.js';
import { signerServer } from '../apps/signer/src/server.js';

/** A signer that really listens, on a memory that is thrown away. */
export class GivenSigner {
  readonly token = 'een-geheim-van-de-tekenaar-en-de-hub';
  private server: Server;
  private readonly folder = mkdtempSync(join(tmpdir(), 'tekenaar-'));

  private constructor(private readonly signer: Signer) {}

  /** For a log that begins. */
  static async make(signer: Signer): Promise<GivenSigner> {
    const given = new GivenSigner(signer);
    await requireMemory(new Memory(given.folder), signer.key, 'leeg');
    await given.start();
    return given;
  }

  /** Also after it was stopped: with what it remembered, at another address. */
  async start(): Promise<void> {
    this.server = signerServer(new HeadSigner(this.signer, new Memory(this.folder)), this.token).listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  get place(): SignerPlace {
    return { url: `http://127.0.0.1:${(this.server.address() as { port: number }).port}`, key: this.signer.key, token: this.token };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  async close(): Promise<void> {
    if (this.server.listening) await this.stop();
    rmSync(this.folder, { recursive: true });
  }
}
