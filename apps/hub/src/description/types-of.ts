import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { repositoryRoot } from '../repository-root.js';

/** Writes the TypeScript types of `document` to `file`. A tool for development, run in a process of its own. @throws Error with what the tool said */
export function typesOf(document: OpenAPIObject, file: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-api-'));
  const described = join(folder, 'openapi.json');
  writeFileSync(described, JSON.stringify(document));
  const program = join(repositoryRoot, 'node_modules/openapi-typescript/bin/cli.js');
  const { status, stderr } = spawnSync(process.execPath, [program, described, '--output', file], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  if (status !== 0) throw new Error(`no types were written: ${stderr}`);
}
