import type { Checkpoint } from '#libs/notes';
import { EMPTY_ROOT, verifyConsistency } from '#libs/proofs';

/** What comes to whoever watches a log: from which size it grew, the proof, and what stands after the empty line, not yet looked at. */
export interface GrowthRequest {
  older: number;
  proof: Buffer[];
  rest: string;
}

const PROOF_MAX_lines = 63;

/** Whether a log grew into this checkpoint from what was seen last; what was never seen may begin anywhere. Pure. */
export function grew(kept: Checkpoint | undefined, { size, root }: Checkpoint, proof: readonly Buffer[]): boolean {
  if (size === 0 && !root.equals(EMPTY_ROOT)) return false;
  if (!kept || kept.size === 0) return proof.length === 0;
  return verifyConsistency(kept.size, size, proof, kept.root, root);
}

/**
 * `old <size>`, the proof, an empty line, and the rest. Pure.
 * @returns undefined when it is not in this form
 * @see https://c2sp.org/tlog-witness
 */
export function parseGrowth(body: string): GrowthRequest | undefined {
  const gap = body.indexOf('\n\n');
  const [first = '', ...lines] = body.slice(0, Math.max(gap, 0)).split('\n');
  const older = /^old (0|[1-9]\d{0,15})$/.exec(first)?.[1];
  if (older === undefined || lines.length > PROOF_MAX_lines) return undefined;
  const proof = lines.map((line) => Buffer.from(line, 'base64'));
  if (proof.some((hash, at) => hash.length !== 32 || hash.toString('base64') !== lines[at])) return undefined;
  return { older: Number(older), proof, rest: body.slice(gap + 2) };
}

/** @param rest the checkpoint, signed or not */
export const growthText = (older: number, proof: readonly Buffer[], rest: string): string =>
  [`old ${older}`, ...proof.map((hash) => hash.toString('base64')), '', rest].join('\n');
