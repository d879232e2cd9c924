import { outgoingTrace } from '#libs/telemetry';

/** Milliseconds; a provider that answers later is away. */
const patience_ms = 5_000;
const variables = { jwks_uri: 'OIDC_JWKS_URI', introspection_endpoint: 'OIDC_INTROSPECTION_URI' } as const;

/**
 * Where an issuer says that something of it lies. Only at its own origin is it believed; what lies elsewhere is for the configuration to name.
 * @throws Error when the issuer does not answer, answers for another, or names another origin
 */
export async function discover(issuer: string, member: keyof typeof variables): Promise<string> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    redirect: 'error',
    headers: outgoingTrace(),
    signal: AbortSignal.timeout(patience_ms),
  });
  const document = (await answer.json()) as Record<string, unknown>;
  const address = document[member];
  if (document['issuer'] !== issuer || typeof address !== 'string') throw new Error('the discovery document is of another issuer');
  if (new URL(address).origin !== new URL(issuer).origin)
    throw new Error(`it lies elsewhere: name ${variables[member]} in the configuration`);
  return address;
}
