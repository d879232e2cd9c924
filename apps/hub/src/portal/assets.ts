import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface Asset {
  type: string;
  content: Buffer;
  /** By gzip, as the build left it; only for what gets smaller by it. */
  compressed?: Buffer;
}

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * What the page loads, by name, read once: about a megabyte. A name that is not here cannot be asked for, and a build that is made anew while the hub
 * runs does not mix with the page that it serves.
 */
export function assetsIn(folder: string): Map<string, Asset> {
  if (!existsSync(folder)) return new Map();
  const read = (name: string) => readFileSync(join(folder, name));
  const names = readdirSync(folder);
  return new Map(
    names
      .filter((name) => extname(name) in types)
      .map((name) => {
        const compressed = names.includes(`${name}.gz`) ? { compressed: read(`${name}.gz`) } : {};
        return [name, { type: types[extname(name)]!, content: read(name), ...compressed }];
      }),
  );
}
