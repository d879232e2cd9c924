import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { longFiles, may } from './architecture.directions.js';
import { circles, filesUnder, readSource, readSources, root, target, type Source } from './architecture.sources.js';

const isSpec = (file: string): boolean => file.endsWith('.spec.ts') || file.startsWith('test/');
/** `libs/ledger`, `apps/hub` or `test`. */
const unitOf = (file: string): string => (file.startsWith('test/') ? 'test' : file.split('/').slice(0, 2).join('/'));
const imports = (source: Source, found: (from: string, one: Source['imports'][number]) => boolean): string[] =>
  source.imports.filter((one) => found(one.from, one)).map((one) => one.from);
const texts = (source: Source, pattern: RegExp): string[] =>
  isSpec(source.file) ? [] : source.literals.filter((literal) => pattern.test(literal));

const HTTP_NAMES = new Set(
  'All Body Controller Delete Get Head Header Headers HostParam HttpCode Ip Next Options Param Patch Post Put Query RawBody Redirect Render Req Request Res Response Search Session UseFilters UseGuards UseInterceptors createParamDecorator'.split(
    ' ',
  ),
);
const LEDGER_TABLES =
  /\b(?:insert\s+into|update|delete\s+from|truncate(?:\s+table)?|alter\s+table|drop\s+table)\s+(?:only\s+)?"?(?:ledger\.)?"?(?:ledger_event|ledger_head|ledger_secret|idempotency)\b/i;

interface Rule {
  name: string;
  /** What is wrong in this file; empty when nothing is. */
  wrong(source: Source): string[];
  /** Made-up sources that break the rule, as [file, text]. */
  bites: [file: string, text: string][];
  /** A made-up source that looks like it and is allowed. */
  spares: [file: string, text: string];
}

const rules: Rule[] = [
  {
    name: 'a library imports only what the table allows',
    wrong: ({ file, imports: all }) => {
      const [kind, name = ''] = file.split('/');
      const asked = all.map(({ from }) => from).filter((from) => from.startsWith('#libs/'));
      if (kind !== 'libs') return asked.filter((from) => !/^#libs\/[a-z]+(?:\/facts)?$/.test(from));
      return asked.filter((from) => !may[name]?.includes(from.replace('#libs/', '')));
    },
    bites: [
      ['libs/proofs/src/a.ts', `import { Ledger } from '#libs/ledger';`],
      ['libs/policy/src/a.ts', `import type { Fact } from '#libs/ledger';`],
      ['libs/cases/src/a.ts', `import { SignalsModule } from '#libs/signals';`],
      ['libs/signals/src/a.ts', `import type { CaseOpened } from '#libs/cases/facts';`],
      ['libs/ledger/src/a.ts', `const vault = await import('#libs/vault');`],
      ['libs/unlisted/src/a.ts', `export { leafHash } from '#libs/proofs';`],
      ['apps/hub/src/a.ts', `import { x } from '#libs/ledger/src/batch.js';`],
    ],
    spares: ['libs/cases/src/a.ts', `import type { SignalRegistered } from '#libs/signals/facts';`],
  },
  {
    name: 'a relative import stays in its own library or app; a spec may also use what lies in test/',
    wrong: (source) =>
      imports(source, (from) => {
        const to = target(source, from);
        if (to === null || source.file.startsWith('test/')) return to !== null && /^(?:policies|docs)\//.test(to);
        return unitOf(to) !== unitOf(source.file) && !(isSpec(source.file) && to.startsWith('test/'));
      }),
    bites: [
      ['libs/cases/src/a.ts', `import { register } from '../../signals/src/register-signal.js';`],
      ['libs/cases/src/a.ts', `import { startHub } from '../../../apps/hub/src/hub.js';`],
      ['libs/cases/src/a.ts', `import { freshDatabase } from '../../../test/database.js';`],
      ['apps/inspect/src/a.ts', `export * from '../../hub/src/hub.js';`],
      ['apps/hub/src/a.ts', `import fields from '../../../policies/fields.json' with { type: 'json' };`],
      ['test/journeys/a.journeys.ts', `import reference from '../../docs/reference/openapi.json';`],
    ],
    spares: ['libs/ledger/src/a.spec.ts', `import { freshDatabase } from '../../../test/database.js';`],
  },
  {
    name: 'the verifier is one file below 500 lines that needs nothing but Node',
    wrong: ({ file, imports: all, text }) =>
      file.startsWith('apps/verifier/') && !isSpec(file)
        ? [
            ...(file === 'apps/verifier/src/verifier.js' ? [] : ['a second file']),
            ...all.map(({ from }) => from).filter((from) => !/^node:(?:crypto|fs|path|url|util)$/.test(from)),
            ...(text.split('\n').length > 500 ? ['too long'] : []),
          ]
        : [],
    bites: [
      ['apps/verifier/src/verifier.js', `import { rootHash } from '#libs/proofs';`],
      ['apps/verifier/src/verifier.js', `import { decodeJwt } from 'jose';`],
      ['apps/verifier/src/verifier.js', `const http = await import('node:https');`],
      ['apps/verifier/src/verifier.js', '\n'.repeat(500)],
      ['apps/verifier/src/tree.js', ''],
    ],
    spares: ['apps/verifier/src/verifier.js', `import { hash } from 'node:crypto';`],
  },
  {
    name: 'the portal imports nothing of ours: it knows the hub by its public API',
    wrong: (source) => imports(source, (from) => source.file.startsWith('apps/portal/src/') && /^(?:#|node:)/.test(from)),
    bites: [['apps/portal/src/a.tsx', `import type { Officer } from '#libs/identity';`]],
    spares: ['apps/portal/src/a.ts', `import { api } from './api/client.js';`],
  },
  {
    name: 'nobody imports an app by name',
    wrong: (source) => imports(source, (from) => /^(?:#apps|apps)\//.test(from)),
    bites: [['libs/ledger/src/a.ts', `import { startHub } from '#apps/hub';`]],
    spares: ['test/journeys/a.journeys.ts', `import { startHub } from '../../apps/hub/src/hub.js';`],
  },
  {
    name: 'only policy knows the files under policies/',
    wrong: (source) => (source.file.startsWith('libs/policy/') ? [] : texts(source, /policies\/\S*\.(?:ya?ml|json|csv)\b/)),
    bites: [['libs/signals/src/a.ts', `const fields = readFileSync('policies/fields.yaml');`]],
    spares: ['apps/hub/src/a.ts', `// see policies/fields.yaml\nconst pack = loadPolicies('policies');`],
  },
  {
    name: 'only ledger writes the tables of the ledger',
    wrong: (source) => (source.file.startsWith('libs/ledger/') ? [] : texts(source, LEDGER_TABLES)),
    bites: [
      ['libs/signals/src/a.ts', 'await tx.query(`insert into ledger.ledger_event (seq) values (${seq})`);'],
      ['apps/hub/src/a.ts', `await tx.query('UPDATE ledger_head SET size = 0');`],
      ['libs/vault/src/a.ts', 'await tx.query(`delete\n  from ledger.ledger_secret where seq = $1`);'],
    ],
    spares: ['libs/oversight/src/a.ts', 'await tx.query(`select seq from ledger.ledger_event order by seq`);'],
  },
  {
    name: 'only vault touches keys: its tables, and ciphers',
    wrong: (source) =>
      source.file.startsWith('libs/vault/') || isSpec(source.file)
        ? []
        : [
            ...texts(source, /\b(?:from|into|update|join|table)\s+"?vault\.|\bsubject_key\b/i),
            ...imports(
              source,
              (from, one) => from === 'node:crypto' && one.names.some((name) => /^(?:\*|default|create(?:Cipher|Decipher)iv)$/.test(name)),
            ),
          ],
    bites: [
      ['libs/oversight/src/a.ts', 'await tx.query(`select wrapped from vault.subject_key`);'],
      ['libs/delivery/src/a.ts', `import { createDecipheriv } from 'node:crypto';`],
      ['apps/hub/src/a.ts', `import * as crypto from 'node:crypto';`],
    ],
    spares: ['libs/ledger/src/a.ts', `import { randomUUID } from 'node:crypto';`],
  },
  {
    name: 'only delivery imports kafkajs, the tests that read as a partner does, and what it is measured against',
    wrong: (source) =>
      /^(?:libs\/delivery|test\/(?:kafka|bench|conformance\/consumer))\//.test(source.file)
        ? []
        : imports(source, (from) => from === 'kafkajs'),
    bites: [['libs/signals/src/a.ts', `import { Kafka } from 'kafkajs';`]],
    spares: ['libs/delivery/src/a.ts', `import { Kafka } from 'kafkajs';`],
  },
  {
    name: 'only the part of telemetry that is loaded when somebody collects imports OpenTelemetry',
    wrong: (source) =>
      source.file.startsWith('libs/telemetry/src/otlp/') ? [] : imports(source, (from) => from.startsWith('@opentelemetry/')),
    bites: [
      ['libs/telemetry/src/span.ts', `import { trace } from '@opentelemetry/api';`],
      ['apps/hub/src/main.ts', `await import('@opentelemetry/sdk-trace-node');`],
    ],
    spares: ['libs/telemetry/src/otlp/a.ts', `import { trace } from '@opentelemetry/api';`],
  },
  {
    name: 'only *.http.ts and apps speak HTTP; a *.dto.ts describes its bodies',
    wrong: (source) =>
      source.file.startsWith('apps/') || source.file.endsWith('.http.ts') || isSpec(source.file)
        ? []
        : imports(source, (from, one) => {
            if (from === '@nestjs/swagger' && source.file.endsWith('.dto.ts')) return false;
            if (/^(?:@nestjs\/(?:swagger|platform-)|fastify$|@fastify\/)/.test(from)) return !one.typeOnly;
            return from === '@nestjs/common' && one.names.some((name) => HTTP_NAMES.has(name) || name === '*');
          }),
    bites: [
      ['libs/cases/src/open-case.ts', `import { Controller, Injectable } from '@nestjs/common';`],
      ['libs/cases/src/open-case.ts', `import { ApiProperty as P } from '@nestjs/swagger';`],
      ['libs/cases/src/open-case.ts', `import * as nest from '@nestjs/common';`],
      ['libs/cases/src/case.dto.ts', `import { Get } from '@nestjs/common';`],
    ],
    spares: ['libs/cases/src/cases.module.ts', `import { Module } from '@nestjs/common';`],
  },
  {
    name: '*.rules.ts import no package: other rules and facts, types, and Refusal',
    wrong: (source) =>
      source.file.endsWith('.rules.ts')
        ? imports(source, (from, one) => {
            if (one.typeOnly) return false;
            if (from.startsWith('.')) return !/(?:\.rules|\/facts)\.js$/.test(from);
            return !(from === '#libs/ledger' && one.names.every((name) => name === 'Refusal'));
          })
        : [],
    bites: [
      ['libs/cases/src/case.rules.ts', `import { createHash } from 'node:crypto';`],
      ['libs/cases/src/case.rules.ts', `import { Ledger } from '#libs/ledger';`],
      ['libs/cases/src/case.rules.ts', `import { openCase } from './open-case.js';`],
      ['libs/cases/src/case.rules.ts', `const { v4 } = require('uuid');`],
    ],
    spares: [
      'libs/cases/src/case.rules.ts',
      `import { Refusal, type Fact } from '#libs/ledger';\nimport type { EntityManager } from 'typeorm';`,
    ],
  },
  {
    name: '*.rules.ts are pure: no clock, no chance, no process',
    wrong: ({ file, text }) =>
      file.endsWith('.rules.ts')
        ? (text.match(/\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\brandomUUID\b|\bperformance\.|\bprocess\.|\bfetch\(/g) ?? [])
        : [],
    bites: [
      ['libs/cases/src/case.rules.ts', `export const now = () => new Date();`],
      ['libs/cases/src/case.rules.ts', `export const id = () => crypto.randomUUID();`],
      ['libs/cases/src/case.rules.ts', `export const on = process.env.ON;`],
    ],
    spares: ['libs/cases/src/case.rules.ts', `export const at = (now: string) => new Date(now);`],
  },
  {
    name: 'names say what a thing is',
    wrong: ({ file, declares }) => [
      ...file.split('/').filter((part) => /^(?:common|shared|utils?|core|helpers?|types|interfaces)(?:\.|$)/.test(part)),
      ...declares.filter((name) => /(?:Manager|Helper|Utils?|Impl)$|^Base[A-Z]|^I[A-Z][a-z]/.test(name)),
    ],
    bites: [
      ['libs/ledger/src/utils/a.ts', ''],
      ['libs/common/src/index.ts', ''],
      ['libs/ledger/src/types.ts', ''],
      ['libs/ledger/src/a.ts', 'export class KeyManager {}'],
      ['libs/ledger/src/a.ts', 'interface ILedger {}'],
      ['libs/ledger/src/a.ts', 'abstract class BaseView {}'],
    ],
    spares: ['libs/ledger/src/a.ts', 'export class Ledger implements OnModuleDestroy {}\nexport interface Idempotency {}'],
  },
  {
    name: 'a file has at most 300 lines',
    wrong: ({ file, text }) => (text.split('\n').length > 301 && !(file in longFiles) ? [`${text.split('\n').length - 1} lines`] : []),
    bites: [['libs/ledger/src/a.ts', '\n'.repeat(301)]],
    spares: ['libs/ledger/src/a.ts', '\n'.repeat(300)],
  },
  {
    name: 'the index of a library shows fewer than 15 things, each by name',
    wrong: ({ file, exports }) => {
      if (!/^libs\/[^/]+\/src\/index\.ts$/.test(file)) return [];
      return [...(exports.length >= 15 ? [`${exports.length} exports`] : []), ...exports.filter((name) => name === '*')];
    },
    bites: [
      ['libs/ledger/src/index.ts', Array.from({ length: 15 }, (_, i) => `export const a${i} = 1;`).join('\n')],
      ['libs/ledger/src/index.ts', `export * from './ledger.js';`],
    ],
    spares: ['libs/ledger/src/index.ts', `export { Ledger } from './ledger.js';\nexport type { Fact } from './fact.js';`],
  },
];

const sources = readSources();

describe.each(rules)('$name', ({ wrong, bites, spares }) => {
  test('everywhere in this repository', () => {
    expect(sources.map((source) => ({ file: source.file, wrong: wrong(source) })).filter((found) => found.wrong.length > 0)).toEqual([]);
  });
  test.each(bites.map(([file, text]) => [file, text.slice(0, 80), text] as const))('it bites: %s %j', (file, _, text) => {
    expect(wrong(readSource(file, text))).not.toEqual([]);
  });
  test('and spares what is allowed', () => expect(wrong(readSource(...spares))).toEqual([]));
});

describe('the table of directions', () => {
  test('names every library that exists, and no other', () => {
    expect(Object.keys(may).sort()).toEqual(readdirSync(path.join(root, 'libs')).sort());
  });
  test('has no cycles: a library asks only what stands above it, a slice another slice only for its facts', () => {
    const order = Object.keys(may);
    const slices = order.slice(order.indexOf('rulebook')).filter((name) => name !== 'law' && name !== 'decisions');
    for (const [name, asked] of Object.entries(may)) {
      const above = new Set(
        order.slice(0, order.indexOf(name)).flatMap((other) => (slices.includes(other) ? [`${other}/facts`] : [other, `${other}/facts`])),
      );
      expect({ name, notAbove: asked.filter((other) => !above.has(other)) }).toEqual({ name, notAbove: [] });
    }
  });
});

describe('files do not import each other in a circle', () => {
  test('everywhere in this repository', () => expect(circles(sources)).toEqual([]));
  test('it bites', () => {
    const a = readSource('libs/x/src/a.ts', `import { b } from './b.js';`);
    const b = readSource('libs/x/src/b.ts', `export * from './c.js';`);
    const c = readSource('libs/x/src/c.ts', `const a = await import('./a.js');`);
    expect(circles([a, b, c])).toHaveLength(1);
    expect(circles([a, b, readSource('libs/x/src/c.ts', `import type { A } from './a.js';`)])).toEqual([]);
  });
});

describe('each library', () => {
  test.each(readdirSync(path.join(root, 'libs')))('%s has an index and a README of less than 60 lines', (name) => {
    const readme = path.join(root, 'libs', name, 'README.md');
    expect(existsSync(path.join(root, 'libs', name, 'src/index.ts')) && existsSync(readme)).toBe(true);
    expect(readFileSync(readme, 'utf8').trimEnd().split('\n').length).toBeLessThan(60);
  });
  test('every exception to the length of a file is still needed', () => {
    const lengths = Object.fromEntries(sources.map(({ file, text }) => [file, text.split('\n').length]));
    expect(Object.keys(longFiles).filter((file) => !((lengths[file] ?? 0) > 301))).toEqual([]);
  });
  test('the rules above have read every source', () => {
    expect(filesUnder('libs').length).toBeGreaterThan(20);
    expect(sources.length).toBe(filesUnder('libs').length + filesUnder('apps').length + filesUnder('test').length);
  });
});
