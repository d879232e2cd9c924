import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import type { PolicyPack } from '#libs/policy';
import { Unusable } from './exit.js';

/** The policies that came with the program: the folder next to the package.json of Seinhuis. */
export function ownPolicies(from = import.meta.dirname): string {
  const found = join(from, 'policies');
  if (existsSync(join(from, 'package.json')) && existsSync(found)) return found;
  if (from === dirname(from)) throw new Unusable('de map policies/ van Seinhuis is niet gevonden; noem haar met --policies');
  return ownPolicies(dirname(from));
}

/** Loads the rules to work with; the engine too only now, so that a slip of the pen is told at once. @throws Unusable when they are not sound */
export async function loadForUse(dir = ownPolicies()): Promise<PolicyPack> {
  const { loadPolicies, PolicyError } = await import('#libs/policy');
  try {
    return loadPolicies(folderOf(dir));
  } catch (error) {
    if (error instanceof PolicyError) throw new Unusable(`de regels in ${dir} kloppen niet; zie: seinhuis policy check ${dir}`);
    throw new Unusable(`de regels in ${dir} zijn niet te lezen (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`);
  }
}

/** The folder itself, or the rules in it when it is one of a whole repository. */
function folderOf(dir: string): string {
  const inside = join(dir, 'policies');
  return resolve(!existsSync(join(dir, 'purposes.yaml')) && existsSync(inside) ? inside : dir);
}

/** Finds rules by digest: those of Seinhuis, of the folders that are named, and those that were proposed on the hub of this database. */
export async function packsFor(
  dataSource: DataSource,
  dirs: readonly string[],
): Promise<(digest: string) => Promise<PolicyPack | undefined>> {
  const [packs, { PackStore }] = await Promise.all([
    Promise.all([ownPolicies(), ...dirs].map((dir) => loadForUse(dir))),
    import('#libs/rulebook/facts'),
  ]);
  const store = new PackStore(dataSource, packs);
  const stored = new Set([...(await store.digests()), ...packs.map(({ digest }) => digest)]);
  return async (digest) => (stored.has(digest) ? store.get(digest) : undefined);
}
