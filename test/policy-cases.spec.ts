import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type CaseReport, loadPolicies, runCases } from '#libs/policy';

const policies = path.resolve('policies');
const cases = path.join(policies, 'cases');

/** Scenarios that may still fail, one id a line. Whoever mends one takes it off the list. */
const knownFailing = readFileSync(path.join(cases, 'known-failing.txt'), 'utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line && !line.startsWith('#'));

describe('the cases of the privacy officer', () => {
  let report: CaseReport;

  beforeAll(() => {
    report = runCases(loadPolicies(policies), cases);
  });

  const found = (passed: boolean): string[] => report.scenarios.filter((one) => one.passed === passed).map(({ scenario }) => scenario);

  it('runs every file', () => {
    expect(report.scenarios.length).toBeGreaterThanOrEqual(26);
    expect(report.scenarios.filter((one) => one.cases.length === 0)).toEqual([]);
  });

  it('finds every file in the form that the published schema describes', () => {
    const schema = JSON.parse(readFileSync(path.join(policies, 'schema/cases.schema.json'), 'utf8')) as object;
    const validate = new Ajv2020({ strict: false, unicodeRegExp: false }).compile(schema);
    const files = readdirSync(cases).filter((name) => name.endsWith('.cases.yaml'));
    expect(files.filter((name) => !validate(parse(readFileSync(path.join(cases, name), 'utf8'))))).toEqual([]);
  });

  it('answers as the cases say, except for what is known to fail', () => {
    const unexpected = found(false).filter((scenario) => !knownFailing.includes(scenario));
    if (unexpected.length) throw new Error(report.text);
    expect(unexpected).toEqual([]);
  });

  it('keeps no scenario on the list that passes', () => {
    expect(knownFailing.filter((scenario) => found(true).includes(scenario))).toEqual([]);
  });
});
