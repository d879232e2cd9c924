import 'reflect-metadata';
import { TokenVerifier } from '#libs/identity';

/** The broken build: a hub that looks at a token once, and then takes it for good because it was good before. */
const known = new Map<string, ReturnType<TokenVerifier['verify']>>();
// eslint-disable-next-line typescript/unbound-method
const verify = TokenVerifier.prototype.verify;
TokenVerifier.prototype.verify = function (token) {
  const seen = known.get(token) ?? verify.call(this, token);
  known.set(token, seen);
  return seen;
};
await import('./jumping-hub.js');
