import type { Basis, Catalogue, CodeText, FieldDefinition, Organisation, ReasonEntry } from './catalogue.js';
import { checkFlows } from './flow-check.js';
import { type IsSound, lawsOf } from './laws.js';
import { PolicyPack } from './pack.js';
import { PolicyError, type PolicyProblem } from './policy-error.js';
import { ProhibitionCheck } from './prohibition-check.js';
import type { OrganisationRow } from './organisation-rows.js';
import { parseSources, type PolicySources } from './policy-sources.js';
import { ReferenceCheck } from './reference-check.js';
import { registerOf } from './register.js';
import { digestOf, inOrder, readSourceFiles, type SourceFile } from './source-files.js';
import type { FieldSource, InstrumentSource, PolicyFiles, ReasonSource, ReviewedSource, TextSource } from './source-shapes.js';
import { Writer } from './write-out.js';

/**
 * Loads, validates and compiles policies.
 * @param source their folder, or their files in any order, as `PolicyPack.files` gives them
 * @throws {PolicyError} with the file and line of every problem that was found
 */
export function loadPolicies(source: string | readonly SourceFile[]): PolicyPack {
  const files = typeof source === 'string' ? readSourceFiles(source) : inOrder(source);
  const sources = parseSources(files);
  const values = Object.fromEntries(Object.entries(sources.one).map(([kind, { value }]) => [kind, value])) as unknown as PolicyFiles;
  const writer = new Writer(values);
  const problems = problemsIn(sources, values, writer);
  if (problems.length) throw new PolicyError(problems);
  return new PolicyPack(toCatalogue(sources, values, writer, digestOf(files)), files);
}

/** Names that lead nowhere first; a line with such a name is not looked at for what it means. */
function problemsIn(sources: PolicySources, files: PolicyFiles, writer: Writer): PolicyProblem[] {
  const found = new ReferenceCheck(sources, files, writer).run();
  const isFree = ({ file, line }: PolicyProblem): boolean => !found.some((one) => one.file === file && one.line === line);
  const isSound: IsSound = (document, path) => found.length === 0 || isFree(document.problem(path, ''));
  return [
    ...found,
    ...checkFlows(sources, files, writer, isSound),
    ...new ProhibitionCheck(sources, files, writer, isSound).run().filter(isFree),
  ];
}

function toCatalogue(sources: PolicySources, files: PolicyFiles, writer: Writer, digest: string): Catalogue {
  const { participants, prohibitions, terms } = files;
  return {
    version: sources.version,
    digest,
    register: registerOf(sources),
    partners: files.partners.partners.map(({ task_regimes, ...partner }) => ({
      ...withoutReview(partner),
      ...(task_regimes && { taskRegimes: task_regimes }),
    })),
    tasks: Object.fromEntries(Object.entries(files.partners.tasks).map(([code, { label }]) => [code, label])),
    cells: writer.cells,
    participants: participants.participants,
    consentPairs: participants['consent-pairs'],
    consentPoliceGroups: participants['consent-police-groups'],
    supplierConsentGroups: files.sets['supplier-consent-groups'],
    terms: Object.fromEntries(
      Object.entries(terms.terms).map(([name, { years = 0, months = 0, ...term }]) => [name, { ...term, months: years * 12 + months }]),
    ),
    reasons: files.reasons.reasons.map(toReason),
    obligations: files.obligations.obligations.map(toText),
    fallbacks: files.fallbacks.fallbacks.map(toText),
    purposes: files.purposes.purposes.map(({ code, label, proposed = [] }) => ({
      code,
      label,
      proposedFor: proposed.map(({ to, task }) => ({ to, ...(task !== undefined && { toTask: task }) })),
    })),
    fields: files.fields.fields.map((field) => toField(field, files)),
    bases: [...lawsOf(sources)].map(({ law }): Basis => {
      const { id, kind, cite, from, to, source, plain, note, flows = [], obligations = [] } = law;
      const rest = { id, kind, cite, from, to, source, plain, ...(note !== undefined && { note }) };
      return { ...rest, obligations, flows: flows.map((flow) => writer.flow(law, flow)) };
    }),
    bars: prohibitions.bars.map((bar) => writer.bar(bar)),
    instruments: sources.many.instruments.flatMap(({ value }) => (value as { instruments: InstrumentSource[] }).instruments),
    organisations: sources.organisations.map(toOrganisation),
  };
}

function toReason(reason: ReasonSource, rank: number): ReasonEntry {
  return { ...reason, rank, prohibition: reason.prohibition ?? false, effect: reason.effect ?? 'deny', instead: reason.instead ?? [] };
}

const toText = ({ code, label, text }: TextSource): CodeText => ({ code, label, text });

/** The register has what an entry says of its place in the law and of its review. */
function withoutReview<T extends ReviewedSource>(entry: T): Omit<T, keyof ReviewedSource> {
  const { cite: _c, plain: _p, from: _f, to: _t, source: _s, reviewer: _r, reviewed: _d, review_due: _u, ...rest } = entry;
  return rest;
}

function toField({ max_chars, codes, many, ...field }: FieldSource, files: PolicyFiles): FieldDefinition {
  const list = codes === undefined ? undefined : files.fields.codes[codes];
  return { ...withoutReview(field), maxChars: max_chars, many: many ?? false, ...(list && { codes: list }) };
}

function toOrganisation({ oin, name, partners, regions, municipality }: OrganisationRow): Organisation {
  const words = (text: string): string[] => text.split(' ').filter(Boolean);
  return { oin, name, partners: words(partners), regions: words(regions), ...(municipality && { municipality }) };
}
