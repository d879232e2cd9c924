import type { Basis, Catalogue, FieldDefinition, Organisation, ReasonEntry } from './catalogue.js';
import { PolicyPack } from './pack.js';
import { PolicyError } from './policy-error.js';
import { parseSources, type OrganisationRow, type PolicySources } from './policy-sources.js';
import { lawsOf, ReferenceCheck } from './reference-check.js';
import { digestOf, readSourceFiles } from './source-files.js';
import type { FieldSource, InstrumentSource, PolicyFiles, ReasonSource } from './source-shapes.js';
import { Writer } from './write-out.js';

/**
 * Loads, validates and compiles `dir` (policies/).
 * @throws {PolicyError} with the file and line of every problem that was found
 */
export function loadPolicies(dir: string): PolicyPack {
  const files = readSourceFiles(dir);
  const sources = parseSources(files);
  const values = Object.fromEntries(Object.entries(sources.one).map(([kind, { value }]) => [kind, value])) as unknown as PolicyFiles;
  const writer = new Writer(values);
  const problems = new ReferenceCheck(sources, values, writer).run();
  if (problems.length) throw new PolicyError(problems);
  return new PolicyPack(toCatalogue(sources, values, writer, digestOf(files)));
}

function toCatalogue(sources: PolicySources, files: PolicyFiles, writer: Writer, digest: string): Catalogue {
  const { participants, prohibitions, terms } = files;
  return {
    version: sources.version,
    digest,
    partners: files.partners.partners.map(({ task_regimes, ...partner }) => ({
      ...partner,
      ...(task_regimes && { taskRegimes: task_regimes }),
    })),
    tasks: files.partners.tasks,
    cells: writer.cells,
    participants: participants.participants,
    consentPairs: participants['consent-pairs'],
    consentPoliceGroups: participants['consent-police-groups'],
    supplierConsentGroups: files.sets['supplier-consent-groups'],
    terms: Object.fromEntries(
      Object.entries(terms.terms).map(([name, { years = 0, months = 0, ...term }]) => [name, { ...term, months: years * 12 + months }]),
    ),
    reasons: files.reasons.reasons.map(toReason),
    obligations: files.obligations.obligations,
    fallbacks: files.fallbacks.fallbacks,
    purposes: files.purposes.purposes.map(({ code, label, proposed = [] }) => ({
      code,
      label,
      proposedFor: proposed.map(({ to, task }) => ({ to, ...(task !== undefined && { toTask: task }) })),
    })),
    fields: files.fields.fields.map((field) => toField(field, files)),
    bases: [...lawsOf(sources)].map(({ law }): Basis => {
      const { flows = [], obligations = [], forbids: _forbids, supports: _supports, explains: _explains, ...rest } = law;
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

function toField({ max_chars, codes, many, ...field }: FieldSource, files: PolicyFiles): FieldDefinition {
  const list = codes === undefined ? undefined : files.fields.codes[codes];
  return { ...field, maxChars: max_chars, many: many ?? false, ...(list && { codes: list }) };
}

function toOrganisation({ oin, name, partners, regions, municipality }: OrganisationRow): Organisation {
  const words = (text: string): string[] => text.split(' ').filter(Boolean);
  return { oin, name, partners: words(partners), regions: words(regions), ...(municipality && { municipality }) };
}
