import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** One import, export-from, dynamic import or require, as it stands in the source. */
export interface Import {
  from: string;
  /** True when nothing of it is left at run time. */
  typeOnly: boolean;
  /** Names that are imported as values; empty for `import 'x'`, `['*']` for a namespace or a dynamic import. */
  names: string[];
}

/** One source file. `file` is relative to the root of the repository, with forward slashes. */
export interface Source {
  file: string;
  text: string;
  imports: Import[];
  /** Texts in the code (literals and the fixed parts of templates), without comments. */
  literals: string[];
  /** Classes and interfaces declared here. */
  declares: string[];
  /** Names exported as values; `export *` counts as `*`. */
  exports: string[];
}

export const root = path.resolve(import.meta.dirname, '..');

export function readSources(): Source[] {
  return ['apps', 'libs', 'test']
    .flatMap((folder) => filesUnder(folder))
    .map((file) => readSource(file, readFileSync(path.join(root, file), 'utf8')));
}

export function filesUnder(folder: string, extension = /\.(?:ts|tsx|js|mjs|cjs)$/): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const below = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ['node_modules', 'dist', '.cache'].includes(entry.name) ? [] : filesUnder(below, extension);
    return extension.test(entry.name) ? [below] : [];
  });
}

export function readSource(file: string, text: string): Source {
  const source: Source = { file, text, imports: [], literals: [], declares: [], exports: [] };
  const visit = (node: ts.Node): void => {
    readNode(source, node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return source;
}

function readNode(source: Source, node: ts.Node): void {
  if (ts.isImportDeclaration(node)) source.imports.push(readImport(node));
  else if (ts.isExportDeclaration(node)) readExport(source, node);
  else if (ts.isCallExpression(node)) {
    const [argument] = node.arguments;
    const loads = node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require';
    if (loads && argument && ts.isStringLiteralLike(argument)) source.imports.push({ from: argument.text, typeOnly: false, names: ['*'] });
  } else if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
    source.literals.push(node.text);
  else if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) source.declares.push(node.name?.text ?? '');
  readDeclaration(source, node);
}

function readDeclaration(source: Source, node: ts.Node): void {
  const named = ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isEnumDeclaration(node);
  if (!named && !ts.isVariableStatement(node)) return;
  if (!node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return;
  if (named) source.exports.push(node.name?.text ?? 'default');
  else source.exports.push(...node.declarationList.declarations.map((declaration) => declaration.name.getText()));
}

function readImport(node: ts.ImportDeclaration): Import {
  const from = ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : '';
  const clause = node.importClause;
  if (!clause) return { from, typeOnly: false, names: [] };
  if (clause.isTypeOnly) return { from, typeOnly: true, names: [] };
  const names = clause.name ? ['default'] : [];
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) names.push('*');
  if (bindings && ts.isNamedImports(bindings)) {
    names.push(...bindings.elements.filter((element) => !element.isTypeOnly).map((element) => (element.propertyName ?? element.name).text));
  }
  return { from, typeOnly: names.length === 0, names };
}

function readExport(source: Source, node: ts.ExportDeclaration): void {
  const elements = node.exportClause && ts.isNamedExports(node.exportClause) ? [...node.exportClause.elements] : [];
  const values = node.isTypeOnly ? [] : elements.filter((element) => !element.isTypeOnly);
  const star = !node.isTypeOnly && (!node.exportClause || ts.isNamespaceExport(node.exportClause));
  source.exports.push(...values.map((element) => element.name.text), ...(star ? ['*'] : []));
  if (!node.moduleSpecifier || !ts.isStringLiteral(node.moduleSpecifier)) return;
  const typeOnly = values.length === 0 && !star;
  source.imports.push({
    from: node.moduleSpecifier.text,
    typeOnly,
    names: star ? ['*'] : values.map((element) => (element.propertyName ?? element.name).text),
  });
}

/** Where a relative import leads; null for a package or a library. */
export const target = (source: Source, from: string): string | null =>
  from.startsWith('.') ? path.posix.join(path.posix.dirname(source.file), from) : null;

/** Every circle of imports that remain at run time, once, as the files on the way round. */
export function circles(all: Source[]): string[] {
  const byFile = new Map(all.map((source) => [source.file, source]));
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, way: string[]): void => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(' -> '));
    if (done.has(file) || way.includes(file)) return;
    const source = byFile.get(file);
    for (const one of source?.imports ?? []) {
      const to = one.typeOnly ? null : target(source!, one.from);
      const written = ['.ts', '.tsx'].map((end) => to?.replace(/\.js$/, end) ?? '').find((path) => byFile.has(path));
      if (written) walk(written, [...way, file]);
    }
    done.add(file);
  };
  for (const source of all) walk(source.file, []);
  return found;
}
