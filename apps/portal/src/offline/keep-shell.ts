/** Served by the hub beside the page: what it may do reaches as far as its own folder. */
const address = '/offline.js';

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(input: string): string };
}

/** Has the browser keep the portal, so that it opens without a connection. Where the browser does not want to, as in a private window, all else works. */
export function keepShell(): void {
  if (!('serviceWorker' in navigator)) return;
  // the policy of the hub asks that whoever loads a script says so under a name that it knows; this one gives one address only
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
  const url = policies?.createPolicy('seinhuis-offline', { createScriptURL: () => address }).createScriptURL(address) ?? address;
  navigator.serviceWorker.register(url, { updateViaCache: 'none' }).catch(() => undefined);
}
