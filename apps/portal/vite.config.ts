import { createHash } from 'node:crypto';
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
      for (const name of Object.keys(bundle).filter((file) => /^assets\/.*\.(?:js|css|svg)$/.test(file)))
        writeFileSync(join(outDir, `${name}.gz`), gzipSync(readFileSync(join(outDir, name)), { level: 9 }));
    },
  };
}

/** Tells the worker that keeps the portal what it is made of; a build in which nothing changed gives the same worker. */
function offlineWorker(): Plugin {
  return {
    name: 'offline-worker',
    apply: 'build',
    writeBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((file) => /^assets\/.*\.(?:js|css|svg|woff2)$/.test(file));
      const pages = readFileSync(join(outDir, 'index.html'), 'utf8');
      const build = createHash('sha256').update(JSON.stringify(files.toSorted())).update(pages).digest('hex').slice(0, 16);
      const worker = readFileSync(join(outDir, 'offline.js'), 'utf8');
      const told = worker
        .replaceAll('__FILES__', JSON.stringify(files.map((file) => `/${file}`)))
        .replaceAll('__BUILD__', JSON.stringify(build));
      if (/__[A-Z]+__|^(?:import|export)\b/m.test(told)) throw new Error('offline.js is not one plain script');
      writeFileSync(join(outDir, 'offline.js'), told);
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [compressed(), offlineWorker()],
  build: {
    outDir,
    emptyOutDir: true,
    // the policy of the hub loads nothing from a data: address
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: join(import.meta.dirname, 'index.html'), offline: join(import.meta.dirname, 'src/offline/worker.ts') },
      output: { entryFileNames: ({ name }) => (name === 'offline' ? 'offline.js' : 'assets/[name]-[hash].js') },
      // a directive for servers that render, which this is not
      onLog: (level, log, told) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : told(level, log)),
    },
  },
});
