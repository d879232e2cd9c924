import { readFileSync, writeFileSync } from 'node:fs';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

const page = 'docs/reference/policy-mutants.md';
const config = 'test/policy/stryker.config.json';
const [begin, end] = ['<!-- written by npm run test:mutants -->', '<!-- end -->'];
/** Files in which a mutant could turn a no into a yes. */
const refusing =
  'judge reach bar-tests conditions-on-request conditions-on-origin conditions-on-cell consent agreement participation secrecy'.split(' ');

const counts = (mutants) => {
  const of = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const noticed = of('Killed', 'Timeout');
  const missed = of('Survived', 'NoCoverage');
  return { noticed, missed, explained: of('Ignored'), score: (100 * noticed) / (noticed + missed || 1) };
};

const line = (name, mutants) => {
  const { noticed, missed, explained, score } = counts(mutants);
  return `| ${name} | ${noticed} | ${missed} | ${explained} | ${Math.floor(score)} % |`;
};

const asCode = (text = '') => `\`${text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 60)}\``;
const place = ({ name, location }) => `${name}.ts:${location.start.line}`;

/** @param files of the report: [name, mutants] */
export function summary(files) {
  const isRefusing = ([name]) => refusing.includes(name);
  const part = (wanted) => files.filter(wanted).flatMap(([, mutants]) => mutants);
  const named = (status) =>
    files.flatMap(([name, mutants]) => mutants.filter((one) => status.includes(one.status)).map((one) => ({ ...one, name })));
  const missed = named(['Survived', 'NoCoverage']);
  const explained = named(['Ignored']);
  return [
    '| file | noticed | not noticed | explained | score |',
    '|---|---|---|---|---|',
    ...files.filter(isRefusing).map(([name, mutants]) => line(name, mutants)),
    line('**the path to a refusal**', part(isRefusing)),
    ...files.filter((file) => !isRefusing(file)).map(([name, mutants]) => line(name, mutants)),
    line(
      '**all**',
      part(() => true),
    ),
    '',
    '### Explained: nobody could notice',
    ...(explained.length ? ['| place | change | why |', '|---|---|---|'] : ['None.']),
    ...explained.map((one) => `| ${place(one)} | ${one.mutatorName}: ${asCode(one.replacement)} | ${one.statusReason ?? ''} |`),
    '',
    '### Not noticed',
    ...(missed.length ? ['| place | changed to |', '|---|---|'] : ['None.']),
    ...missed.map((one) => `| ${place(one)} | ${one.mutatorName}: ${asCode(one.replacement)} |`),
  ].join('\n');
}

/** Writes the outcome of a whole run into the reference, so that it cannot be older than the tests. */
class SummaryReporter {
  onMutationTestReportReady({ files }) {
    const order = (name) => (refusing.includes(name) ? refusing.indexOf(name) : refusing.length);
    const found = Object.entries(files)
      .map(([file, { mutants }]) => [file.replace(/^.*\/|\.ts$/g, ''), mutants])
      .sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1));
    // A run over some files is no summary.
    if (found.length < JSON.parse(readFileSync(config, 'utf8')).mutate.length) return;
    const [before, rest] = readFileSync(page, 'utf8').split(begin);
    const after = rest?.split(end)[1];
    if (after === undefined) throw new Error(`${page} has no place for the summary`);
    writeFileSync(page, `${before}${begin}\n${summary(found)}\n${end}${after}`);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'summary', SummaryReporter)];
