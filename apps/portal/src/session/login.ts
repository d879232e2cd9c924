import { loginAddress, logoutAddress, redeem } from './provider.js';
import { beginSession, endSession, type Officer, wasLoggedIn } from './session.js';

/** Kept over the way to the provider: what must be the same at both ends, and the page to come back to, whose address has ids only. */
interface Underway {
  journey: Parameters<typeof redeem>[1];
  returnTo: string;
}

const key = 'seinhuis.onderweg';
const here = (): string => location.pathname + location.search;

/** Leaves the page for the provider. @param prompt `login`: ask again who this is and with which task */
export async function logIn(prompt?: 'login' | 'none', returnTo = here()): Promise<void> {
  const { address, journey } = await loginAddress(prompt);
  const underway: Underway = { journey, returnTo: returnTo.startsWith('/aangemeld') ? '/' : returnTo };
  sessionStorage.setItem(key, JSON.stringify(underway));
  location.assign(address);
}

/** Ends the session here, then at the provider. */
export async function logOut(): Promise<void> {
  endSession('left');
  const address = await logoutAddress().catch(() => null);
  if (address) location.assign(address);
}

/** Another task is another token: the provider is made to ask. */
export async function switchTask(): Promise<void> {
  const asked = logIn('login', '/');
  endSession('left');
  await asked;
}

/**
 * What to do when the page is loaded: take in what the provider sent back, or ask it whether it knows this officer still.
 * @param fetchOfficer asks the hub as whom it knows the officer
 * @returns whether the page is about to be left for the provider
 */
export async function resume(fetchOfficer: () => Promise<Officer>): Promise<'leaving' | 'stay'> {
  if (location.pathname !== '/aangemeld') {
    if (!wasLoggedIn()) return 'stay';
    await logIn('none');
    return 'leaving';
  }
  const kept = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  const { search } = location;
  const underway = kept === null ? null : (JSON.parse(kept) as Underway);
  // the code is worth nothing any more, yet it need not stay in the history
  history.replaceState(null, '', underway?.returnTo ?? '/');
  if (!underway) return 'stay';
  if (await redeem(search, underway.journey)) beginSession(await fetchOfficer());
  else endSession('ended');
  return 'stay';
}

/** Milliseconds that the provider gets to answer without a question. */
const patience_ms = 10_000;

/**
 * A new token without leaving the page: the provider is asked in a frame that nobody sees, and comes back to our own address in it.
 * @returns false when the provider does not know the officer any more, or the browser keeps its cookies from it
 */
export async function renew(): Promise<boolean> {
  const { address, journey } = await loginAddress('none');
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = '';
  const search = await new Promise<string | null>((told) => {
    const timer = setTimeout(() => told(null), patience_ms);
    window.addEventListener('message', function hear({ origin, source, data }: MessageEvent<unknown>) {
      if (origin !== location.origin || source !== frame.contentWindow || typeof data !== 'string') return;
      window.removeEventListener('message', hear);
      clearTimeout(timer);
      told(data);
    });
    frame.src = address;
    document.body.append(frame);
  }).finally(() => frame.remove());
  return search !== null && redeem(search, journey).catch(() => false);
}

/** Run in that frame: hands what the provider sent back to the page around it, and shows nothing. @returns whether this is that frame */
export function handBack(): boolean {
  if (window.parent === window) return false;
  if (location.pathname === '/aangemeld') window.parent.postMessage(location.search, location.origin);
  return true;
}
