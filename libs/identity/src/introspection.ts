import { createHash } from 'node:crypto';
import { outgoingTrace, spanned } from '#libs/telemetry';
import { discover } from './discovery.js';
import type { Issuer } from './issuer-keys.js';
import { IssuerUnreachable, TokenRefused } from './token-refused.js';

/** Milliseconds. The first: how long an answer counts, so how much later a logout or a disabled officer is known. The second: after that the issuer is away. */
const limits = { answer: 2_000, patience: 3_000 };
interface Answer {
  at_ms: number;
  active: Promise<boolean>;
}

/** How the hub proves to the issuer that it may ask. `uri` is found through discovery when left out, and then must lie at the issuer's own origin. */
export interface IntrospectionClient {
  clientId: string;
  clientSecret: string;
  uri?: string;
}

/**
 * Asks the issuer of a token whether it still counts (RFC 7662), as the signature of a token says nothing of what happened since: a logout, an officer who
 * was disabled. Ask only about tokens whose signature was checked, so that strangers cannot make us ask.
 */
export class Introspection {
  private readonly answers = new Map<string, Answer>();
  private address: Promise<string> | null = null;

  /** @param kept tokens of which the answer is kept; above it the oldest goes, and is asked again */
  constructor(
    private readonly issuer: Issuer['issuer'],
    private readonly client: IntrospectionClient,
    private readonly kept = 10_000,
  ) {}

  /** @throws TokenRefused when the issuer says no @throws IssuerUnreachable when it does not say yes or no: then nobody passes */
  async requireActive(token: string): Promise<void> {
    const name = createHash('sha256').update(token).digest('base64');
    if (!(await this.answerFor(name, token).active)) throw new TokenRefused('token.inactive');
  }

  private answerFor(name: string, token: string): Answer {
    const now_ms = Date.now();
    const known = this.answers.get(name);
    // a clock that went back says nothing of how old an answer is
    if (known && Math.abs(now_ms - known.at_ms) < limits.answer) return known;
    const answer = { at_ms: now_ms, active: spanned('identity.introspect', {}, () => this.ask(token), 'client') };
    this.answers.delete(name); // so that the order of the map is the order of asking
    this.answers.set(name, answer);
    if (this.answers.size > this.kept) this.answers.delete(this.answers.keys().next().value!);
    answer.active.catch(() => this.forget(name, answer));
    return answer;
  }

  /** A failure is no answer: the next request asks again. */
  private forget(name: string, answer: Answer): void {
    if (this.answers.get(name) === answer) this.answers.delete(name);
  }

  private async ask(token: string): Promise<boolean> {
    try {
      const { clientId, clientSecret } = this.client;
      const response = await fetch(await this.locate(), {
        method: 'POST',
        redirect: 'error',
        headers: {
          ...outgoingTrace(),
          accept: 'application/json',
          authorization: `Basic ${Buffer.from(`${form(clientId)}:${form(clientSecret)}`).toString('base64')}`,
        },
        body: new URLSearchParams({ token, token_type_hint: 'access_token' }),
        signal: AbortSignal.timeout(limits.patience),
      });
      const { active } = (await response.json()) as { active?: unknown };
      if (response.status !== 200 || typeof active !== 'boolean')
        throw new Error(`the issuer answered ${response.status} to a question about a token`);
      return active;
    } catch (error) {
      throw new IssuerUnreachable(error);
    }
  }

  private locate(): Promise<string> {
    const { uri } = this.client;
    if (uri) return Promise.resolve(uri);
    this.address ??= discover(this.issuer, 'introspection_endpoint').catch((error: unknown) => {
      this.address = null;
      throw error;
    });
    return this.address;
  }
}

/** RFC 6749, 2.3.1: both halves of the header are written as in a form. */
const form = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);
