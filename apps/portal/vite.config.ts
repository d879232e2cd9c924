import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

// what starts this may run under another name, such as a test; the screens are always those that officers get
process.env['NODE_ENV'] = 'production';

const outDir = join(import.meta.dirname, '../../dist/portal');

/** Lays a compressed copy beside each file, so that the hub compresses nothing itself. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle(_options, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /\.(?:js|css|svg)$/.test(file)))
        writeFileSync(join(outDir, `${name}.gz`), gzipSync(readFileSync(join(outDir, name)), { level: 9 }));
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [compressed()],
  build: {
    outDir,
    emptyOutDir: true,
    // the policy of the hub loads nothing from a data: address
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // a directive for servers that render, which this is not
      onLog: (level, log, told) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : told(level, log)),
    },
  },
});
