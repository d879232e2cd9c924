import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { GivenHubs, Heard } from '../replicas/given-hubs.js';
import { report } from '../replicas/given-hubs.js';

/** What a client waits before it asks again. */
const RETRY_ms = 150;

/** Clients that each send one report after another to a hub, and the same report under the same key until it is carried out. */
export class HubLoad {
  /** Answers of each key; all must be the same. */
  readonly answers = new Map<string, Heard['body'][]>();
  /** How often each refusal was heard: its status, its code, and whether it was said in the standard form. */
  readonly refusals = new Map<string, number>();
  brokenLines = 0;
  /** Hub that is asked; changes when one is started anew. */
  url = '';
  #going = true;
  readonly #working: Promise<unknown>;

  /** @param together how many send the same key at the same time */
  constructor(
    private readonly given: GivenHubs,
    url: string,
    clients: number,
    private readonly together = 1,
  ) {
    this.url = url;
    this.#working = Promise.all(Array.from({ length: clients }, () => this.#client()));
    this.#working.catch(() => undefined);
  }

  /** Resolves when every report that was begun is carried out. @throws what no client should meet */
  async finish(): Promise<void> {
    this.#going = false;
    await this.#working;
  }

  async #client(): Promise<void> {
    while (this.#going) {
      const key = randomUUID();
      await Promise.all(Array.from({ length: this.together }, () => this.#insist(key)));
    }
  }

  async #insist(key: string): Promise<void> {
    for (;;) {
      const heard = await this.given.ask(this.url, '/v1/signalen', { body: report(), key }).catch(() => null);
      if (heard?.status === 201) {
        this.answers.set(key, [...(this.answers.get(key) ?? []), heard.body]);
        return;
      }
      if (heard) this.#refused(heard);
      else this.brokenLines++;
      await pause(RETRY_ms);
    }
  }

  #refused({ status, headers, body }: Heard): void {
    const form = headers.get('content-type')?.startsWith('application/problem+json') ? 'problem+json' : 'another form';
    const said = `${status} ${String(body?.code)} ${form}`;
    this.refusals.set(said, (this.refusals.get(said) ?? 0) + 1);
  }

  /** What is not as it was promised: a key with two answers, a report that is lost or there twice, a refusal that is not one of `allowed`. */
  async wrong(allowed: readonly RegExp[]): Promise<string[]> {
    const facts = await this.given.soundFacts();
    const signals = new Set(
      facts.filter(({ stream, version }) => stream.type === 'signal' && version === 1).map(({ stream }) => stream.id),
    );
    const different = [...this.answers.values()].filter((answers) => new Set(answers.map((body) => JSON.stringify(body))).size > 1);
    const lost = [...this.answers.values()].filter(([body]) => !signals.has(body.id));
    const extra = signals.size - this.answers.size;
    const strange = [...this.refusals.keys()].filter((said) => !allowed.some((one) => one.test(said)));
    return [
      ...(different.length > 0 ? [`${different.length} keys got two different answers`] : []),
      ...(lost.length > 0 ? [`${lost.length} acknowledged reports are lost`] : []),
      ...(extra !== 0 ? [`there are ${extra} reports too many`] : []),
      ...strange.map((said) => `the hub answered ${said}`),
    ];
  }
}
