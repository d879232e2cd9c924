import { spawnSync } from 'node:child_process';

/** Builds when the sources are newer than what was built: hubs and relays run as an operator runs them. @throws Error when it does not build */
export function requireBuilt(): void {
  const { status } = spawnSync(process.execPath, ['apps/inspect/bin/seinhuis.js', '--help'], { stdio: 'ignore' });
  if (status !== 0) throw new Error('hub and relay do not build');
}
