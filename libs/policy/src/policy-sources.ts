import { type OrganisationRow, readRows } from './organisation-rows.js';
import { PolicyError, type PolicyProblem } from './policy-error.js';
import { SchemaCheck, schemaProblems } from './schema-check.js';
import type { SourceFile } from './source-files.js';
import { YamlDocument } from './yaml-document.js';

/** The kinds of files in policies/; each has a schema of the same name. */
const single = [
  'partners',
  'sets',
  'participants',
  'terms',
  'reasons',
  'obligations',
  'fallbacks',
  'purposes',
  'fields',
  'prohibitions',
  'instrument-kinds',
  'guidance',
] as const;
const folders = ['grounds', 'instruments'] as const;

export type SingleKind = (typeof single)[number];
export type FolderKind = (typeof folders)[number];

/** The parsed files of policies/, each valid against its schema. */
export interface PolicySources {
  readonly one: Readonly<Record<SingleKind, YamlDocument>>;
  readonly many: Readonly<Record<FolderKind, readonly YamlDocument[]>>;
  readonly organisations: readonly OrganisationRow[];
  readonly version: string;
}

/** Parses every file and checks its shape. Throws PolicyError with all problems of all files. */
export function parseSources(files: readonly SourceFile[]): PolicySources {
  const problems: PolicyProblem[] = [];
  const schemas = schemasIn(files);
  const one: Partial<Record<SingleKind, YamlDocument>> = {};
  const many: Record<FolderKind, YamlDocument[]> = { grounds: [], instruments: [] };
  const organisations: OrganisationRow[] = [];
  for (const file of files) {
    const [first = '', second] = file.name.split('/');
    const kind = second === undefined ? first.replace(/\.yaml$/, '') : first;
    if (first === 'schema') continue;
    if (first === 'organisations' && file.name.endsWith('.csv')) organisations.push(...readRows(file, problems));
    else if (file.name.endsWith('.yaml') && (includes(single, kind) || includes(folders, kind))) {
      const document = readDocument(file, schemas.get(kind), problems);
      if (includes(single, kind)) one[kind] = document;
      else if (includes(folders, kind)) many[kind].push(document);
    } else
      problems.push({
        file: file.name,
        line: 1,
        message: `unknown file; known are ${[...single, ...folders].join(', ')} and organisations`,
      });
  }
  for (const kind of single) if (!one[kind]) problems.push({ file: `${kind}.yaml`, line: 1, message: 'file is missing' });
  if (!many.grounds.length) problems.push({ file: 'grounds', line: 1, message: 'folder has no files' });
  if (problems.length) throw new PolicyError(problems);
  const sources = { one: one as Record<SingleKind, YamlDocument>, many, organisations };
  return { ...sources, version: commonVersion([...Object.values(sources.one), ...many.grounds, ...many.instruments]) };
}

function includes<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value);
}

function schemasIn(files: readonly SourceFile[]): Map<string, SchemaCheck> {
  return new Map(
    files.flatMap(({ name, bytes }) => {
      const kind = /^schema\/(.+)\.schema\.json$/.exec(name)?.[1];
      // Case files are checked by the runner, not here.
      if (kind === undefined || kind === 'cases') return [];
      return [[kind, new SchemaCheck(JSON.parse(bytes.toString('utf8')) as object)] as const];
    }),
  );
}

function readDocument({ name, bytes }: SourceFile, schema: SchemaCheck | undefined, problems: PolicyProblem[]): YamlDocument {
  const document = new YamlDocument(name, bytes.toString('utf8'));
  problems.push(...document.problems);
  if (!schema) problems.push({ file: name, line: 1, message: 'schema is missing' });
  else if (!document.problems.length) problems.push(...schemaProblems(document, schema));
  return document;
}

function commonVersion(documents: readonly YamlDocument[]): string {
  const versions = documents.map((document) => (document.value as { version: string }).version);
  const [first = ''] = versions;
  const problems = documents
    .filter((_, index) => versions[index] !== first)
    .map((one) => one.problem(['version'], `version differs from ${first}`));
  if (problems.length) throw new PolicyError(problems);
  return first;
}
