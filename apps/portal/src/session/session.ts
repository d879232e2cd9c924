/** As whom the hub knows the officer: the answer of GET /v1/aanmelding. */
export interface Officer {
  organisatie: { oin: string; naam: string };
  hoedanigheid: { code: string; naam: string };
  taak: { code: string; naam: string } | null;
  rollen: string[];
  zekerheid: 'laag' | 'substantieel' | 'hoog';
}

/** Why nobody is logged in: not yet; the session ended by itself; she logged out; the login failed; after a reload nothing answered. */
export type WhyOut = 'none' | 'ended' | 'left' | 'failed' | 'away';

export type Session = { status: 'out'; because: WhyOut } | { status: 'in'; officer: Officer };

/** Milliseconds without a key or a touch after which the session ends: a phone may be lost or taken. */
export const idleLimit_ms = 15 * 60_000;
/** Milliseconds before the end at which the officer is warned. */
export const warning_ms = 2 * 60_000;

// In this module and nowhere else: a reload forgets the token, and asks the provider for a new one.
let token: string | null = null;
let tokenEndsAt = 0;
let session: Session = { status: 'out', because: 'none' };
const listeners = new Set<() => void>();
const cleaners = new Set<(because: WhyOut) => void>();
let owner = '';

export const currentSession = (): Session => session;
export const bearer = (): string | null => token;
/** Instant in milliseconds at which the hub stops believing the token. */
export const tokenEnd = (): number => tokenEndsAt;

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Work to be done whenever a session ends, however it ends: whatever of it is in memory goes, and after a logout also what is on the device. */
export function onSessionEnd(clean: (because: WhyOut) => void): void {
  cleaners.add(clean);
}

/** A mark of the officer by which her draft on this device is told from a colleague's; says nothing about who she is. */
export const ownerMark = (): string => owner;

export function keepToken(received: { access_token: string; expires_in?: number | undefined }, mark: string): void {
  owner = mark;
  token = received.access_token;
  tokenEndsAt = Date.now() + (received.expires_in ?? 300) * 1_000;
}

/** `officer` is logged in with the token that was kept last. */
export function beginSession(officer: Officer): void {
  session = { status: 'in', officer };
  rememberLogin(owner);
  tell();
}

export function forgetToken(): void {
  token = null;
  tokenEndsAt = 0;
}

export function endSession(because: Exclude<WhyOut, 'none' | 'away'>): void {
  forgetToken();
  rememberLogin(null);
  if (session.status === 'in') for (const clean of cleaners) clean(because);
  session = { status: 'out', because };
  tell();
}

/** The page was loaded anew and nothing answers: her session is not over, and goes on with the connection. */
export function awaitLine(): void {
  owner = sessionStorage.getItem(mark) ?? '';
  session = { status: 'out', because: 'away' };
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}

const mark = 'seinhuis.aangemeld';
/** That somebody was logged in, by the mark that her draft has too: after a reload it tells whether to ask the provider without a question. */
function rememberLogin(who: string | null): void {
  if (who === null) sessionStorage.removeItem(mark);
  else sessionStorage.setItem(mark, who);
}
export const wasLoggedIn = (): boolean => sessionStorage.getItem(mark) !== null;
