import 'reflect-metadata';
import { Body, Controller, Inject, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { freshDatabase } from '../database.js';
import { startTestHub } from '../hub.js';

/** Connections to the database of either server: the number the hub has. */
const CONNECTIONS = 16;

interface Served {
  url: string;
  /** Bearer token of an inspector; empty where none is asked. */
  token: string;
}

/** The hub as it is in production: log lines are written, to nowhere. */
async function serveHub(): Promise<Served> {
  const hub = await startTestHub({ logTo: { write: () => undefined } });
  process.once('disconnect', () => void hub.close().then(() => process.exit(0)));
  return { url: `${hub.url}/v1/signalen`, token: await hub.token('demo-inspecteur', { exp: Math.floor(Date.now() / 1000) + 3_600 }) };
}

/** The least that a Nest application on Fastify can do with a report: read it, insert it, answer. */
async function serveBare(): Promise<Served> {
  const database = await freshDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: CONNECTIONS });
  pool.on('error', () => undefined); // a connection that was idle when its database was dropped
  await pool.query(
    'create table report (id bigint generated always as identity primary key, received_at timestamptz not null, body json not null)',
  );

  @Controller('v1/signalen')
  class Reports {
    constructor(@Inject(pg.Pool) private readonly connections: pg.Pool) {}

    @Post()
    async receive(@Body() body: unknown): Promise<{ id: string }> {
      const { rows } = await this.connections.query<{ id: string }>({
        name: 'report',
        text: 'insert into report (received_at, body) values ($1, $2) returning id',
        values: [new Date(), JSON.stringify(body)],
      });
      return { id: rows[0]!.id };
    }
  }
  @Module({ controllers: [Reports], providers: [{ provide: pg.Pool, useValue: pool }] })
  class Bare {}

  const app = await NestFactory.create<NestFastifyApplication>(Bare, new FastifyAdapter(), { logger: ['error'] });
  await app.listen(0, '127.0.0.1');
  process.once(
    'disconnect',
    () =>
      void app
        .close()
        .then(() => pool.end())
        .then(() => database.drop())
        .then(() => process.exit(0)),
  );
  return { url: `${await app.getUrl()}/v1/signalen`, token: '' };
}

/** Processor time of this process so far, for who asks. */
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send!({ cpu_ms: (user + system) / 1000 });
});

process.send!(await (process.argv[2] === 'hub' ? serveHub() : serveBare()));
