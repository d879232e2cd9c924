import createClient, { type Middleware } from 'openapi-fetch';
import { bearer, endSession } from '../session/session.js';
import { NoAnswer, problemFrom } from './problem.js';
import type { paths } from './schema.js';

const withToken: Middleware = {
  onRequest({ request }) {
    const token = bearer();
    if (token) request.headers.set('Authorization', `Bearer ${token}`);
    return request;
  },
  onResponse({ response }) {
    if (response.status === 401) endSession('ended');
  },
};

/** The API of the hub, with its types. Every call goes through `answerOf`. */
export const api = createClient<paths>({ baseUrl: '/v1', cache: 'no-store' });
api.use(withToken);

/** A new key for a wish of the officer: kept while the same wish is sent again, so that it is carried out once. */
export const newKey = (): { 'Idempotency-Key': string } => ({ 'Idempotency-Key': crypto.randomUUID() });

/**
 * The body of a good answer.
 * @throws ProblemAnswer when the hub refused; NoAnswer when nothing came back
 */
export async function answerOf<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  let answer;
  try {
    answer = await call;
  } catch (error) {
    throw error instanceof TypeError ? new NoAnswer(error) : error;
  }
  if (!answer.response.ok) throw problemFrom(answer.error, answer.response.status);
  return answer.data as T;
}
