import { createHash, randomBytes } from 'node:crypto';

/** A browser without a screen: keeps cookies, follows where it is sent, and stops where the portal would take over. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  /** @param portal origin of the portal, which needs not run */
  constructor(private readonly portal: string) {}

  async go(address: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { ...init, redirect: 'manual', headers: { ...(init.headers as Record<string, string>), cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    return next && !next.startsWith(this.portal) ? this.go(new URL(next, address).href) : answer;
  }
}

/** What the portal keeps, and what it shows when it sends somebody to log in (RFC 7636). */
export function proofKey(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}
