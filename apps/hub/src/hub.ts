import type { Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { seedRegister } from '#libs/instruments';
import { publishFirst } from '#libs/rulebook';
import { authzenPaths } from '#libs/decisions';
import { loadPolicies, type PolicyPack } from '#libs/policy';
import { recordingTo, startTelemetry, type Telemetry } from '#libs/telemetry';
import type { HubConfig } from './configuration.js';
import { appDataSource, prepareDatabase, type Prepared } from './database.js';
import { ApiDescription, describe } from './description/describe.js';
import { type Foundation, layFoundation } from './foundation.module.js';
import { addAnswerHeaders, addBodyParser, addProtection, answerUnroutable, largestBody_bytes } from './http/hooks.js';
import { inputPipe } from './http/input-problems.js';
import { KnownRoutes } from './http/known-routes.js';
import { ProblemFilter } from './http/problem.filter.js';
import { HubModule } from './hub.module.js';
import { createLogger, logAnswers, nestLogger } from './logging.js';
import { servePortal } from './portal/serve-portal.js';
import type { Readiness } from './readiness.js';
import { repositoryRoot } from './repository-root.js';

export interface RunningHub {
  /** Address without a slash at the end. */
  url: string;
  app: NestFastifyApplication;
  foundation: Foundation;
  prepared: Prepared;
  /** Takes no new requests, finishes those at work, stops the readers, leaves the database. */
  close(): Promise<void>;
  /**
   * The same for a hub among others: `/readyz` is 503 at once, and only `drain_ms` later, when those who send it requests have seen that, it closes.
   * What is asked meanwhile is answered.
   */
  leave(drain_ms: number): Promise<void>;
}

/** Prepares the database and serves. @throws what prepareDatabase and loadPolicies throw; EADDRINUSE when the port is taken */
export async function startHub(config: HubConfig, policy: PolicyPack = loadPolicies(config.policiesDir)): Promise<RunningHub> {
  return serveHub(config, policy, await prepareDatabase(config, policy));
}

/** Serves on a prepared database. @throws EADDRINUSE when the port is taken */
export async function serveHub(config: HubConfig, policy: PolicyPack, prepared: Prepared): Promise<RunningHub> {
  const dataSource = await appDataSource(prepared.appUrl).initialize();
  const { app, foundation, log, telemetry } = await buildHub(config, dataSource, policy);
  const close = async () => {
    await closeServer(app);
    await foundation.logbook.stop();
    await foundation.watch.stop();
    await foundation.alarm.stop();
    await foundation.retentionClock.stop();
    await foundation.relay?.stop();
    await foundation.delivery.stop();
    await telemetry?.stop();
    await foundation.ledger.close();
    await dataSource.destroy();
  };
  try {
    await layLaw(foundation, log);
    await requireUnchanged(foundation);
    await recordingTo(telemetry?.recorder, () => startReaders(foundation));
    await app.listen(config.port, config.host);
  } catch (error) {
    await close();
    throw error;
  }
  const { port } = app.getHttpServer().address() as { port: number };
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  const leave = async (drain_ms: number) => {
    foundation.readiness.leave();
    await pause(drain_ms);
    await close();
  };
  return { url, app, foundation, prepared, close, leave };
}

/** What the hub does unasked. */
async function startReaders({ delivery, relay, logbook, watch, alarm, retentionClock }: Foundation): Promise<void> {
  await delivery.start();
  relay?.start();
  logbook.start();
  watch.start();
  alarm.start();
  retentionClock.start();
}

/** A ledger that no longer gives the root that was signed is not added to: whoever has the checkpoint can prove that it was changed. */
async function requireUnchanged({ logbook }: Foundation): Promise<void> {
  try {
    await logbook.verify();
  } catch (error) {
    throw new Error('het logboek klopt niet meer met het laatste controlepunt; onderzoek dat eerst met: npx seinhuis ledger verify', {
      cause: error,
    });
  }
}

/** A client that goes on sending, or never ends its request, cannot keep the hub open; with the drain it stays below the 30 s that containers are given. */
const patience_ms = 20_000;

async function closeServer(app: NestFastifyApplication): Promise<void> {
  const impatient = setTimeout(() => (app.getHttpServer() as Server).closeAllConnections(), patience_ms);
  try {
    await app.close();
  } finally {
    clearTimeout(impatient);
  }
}

/** What every decision stands on must be there before the first one: the policy in force, and the agreements. */
async function layLaw({ ledger, packs, policy, law }: Foundation, log: Logger): Promise<void> {
  const now = new Date();
  await publishFirst(ledger, packs, policy, now);
  await seedRegister(ledger, policy.instruments, now);
  const { policy: inForce } = await law.fresh();
  // the files on disk are no more than a proposal: what was published goes on
  if (inForce.digest !== policy.digest) log.warn({ event: 'policy-on-disk-not-in-force', inForce: inForce.digest, onDisk: policy.digest });
}

/** The hub without a server: all routes and their description. @param dataSource may be unconnected when nothing is asked of it */
export async function buildHub(
  config: HubConfig,
  dataSource: DataSource,
  policy?: PolicyPack,
): Promise<{ app: NestFastifyApplication; foundation: Foundation; log: Logger; telemetry: Telemetry | undefined }> {
  const log = createLogger(config.logLevel, config.logTo);
  const foundation = layFoundation(config, log, dataSource, policy);
  const telemetry = config.telemetry && (await startTelemetry(config.telemetry, foundation.metrics.registry));
  const adapter = new FastifyAdapter({
    bodyLimit: largestBody_bytes,
    trustProxy: config.trustProxy,
    forceCloseConnections: 'idle',
    // a request that comes over an open line while the hub closes is at work too: it is answered, and the line ends
    return503OnClosing: false,
    frameworkErrors: (error: Error & { statusCode?: number }, _request: unknown, reply: unknown) =>
      answerUnroutable(error, reply as FastifyReply),
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  const routes = new KnownRoutes(fastify);
  addAnswerHeaders(fastify, telemetry?.recorder);
  endConnectionsWhenLeaving(fastify, foundation.readiness);
  logAnswers(fastify, log);
  foundation.metrics.observe(fastify);
  await addProtection(fastify, config.ratePerMinute);
  servePortal(fastify, {
    folder: config.portalDir ?? join(repositoryRoot, 'dist/portal'),
    issuer: config.issuers[0]?.issuer ?? 'http://localhost',
    themeFolder: config.themeDir,
  });
  const app = await NestFactory.create<NestFastifyApplication>(HubModule.on(foundation), adapter, {
    bodyParser: false,
    logger: nestLogger(log),
    abortOnError: false,
  });
  addBodyParser(fastify);
  app.setGlobalPrefix('v1', { exclude: ['livez', 'readyz', 'metrics', ...authzenPaths] });
  app.useGlobalPipes(inputPipe());
  app.useGlobalFilters(new ProblemFilter(log, routes, foundation.metrics.refused));
  app.get(ApiDescription).document = describe(app);
  return { app, foundation, log, telemetry };
}

/** A proxy that keeps lines open would send the next request over one that is about to be closed. */
function endConnectionsWhenLeaving(fastify: FastifyInstance, readiness: Readiness): void {
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (readiness.leaving) void reply.header('Connection', 'close');
    done();
  });
}
