import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import * as casl from '@casl/ability';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { transformSync } from '@swc/core';

const decisions = 'test/policy/decisions.ts';
const snapshot = 'node_modules/.cache/seinhuis-policy/snapshot.json';

/** Modules of ours, compiled once; to load them again costs milliseconds, so a mutant in code that runs at loading needs no process of its own. */
class Modules {
  #prepare;
  #compiled = new Map();
  #fromNode = createRequire(import.meta.url);

  /** @param prepare what is done to the source of a module first */
  constructor(prepare) {
    this.#prepare = prepare;
  }

  /** The exports of the file, with all that it imports loaded anew. */
  load(file, loaded = new Map()) {
    const known = loaded.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(file, module);
    const require = (name) => {
      if (name.startsWith('.')) return this.load(path.resolve(path.dirname(file), name.replace(/\.js$/, '.ts')), loaded);
      return name === '@casl/ability' ? casl : this.#fromNode(name);
    };
    this.#compile(file)(module, module.exports, require);
    return module.exports;
  }

  #compile(file) {
    let compiled = this.#compiled.get(file);
    if (!compiled) {
      const { code } = transformSync(this.#prepare(readFileSync(file, 'utf8')), {
        filename: file,
        module: { type: 'commonjs' },
        sourceMaps: false,
      });
      compiled = compileFunction(code, ['module', 'exports', 'require'], { filename: file });
      this.#compiled.set(file, compiled);
    }
    return compiled;
  }
}

/** Counting which mutants are reached is for the first run only; it takes half of the time. */
const withoutCounting = (source) => source.replaceAll(/\bstryCov_\w+\((?:"\d+",? ?)+\)/g, '0');

function freeze(value) {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const one of Object.values(Object.freeze(value))) freeze(one);
  return value;
}

/**
 * Runs the decisions (decisions.ts) in the process of the test runner: a mutant costs a second at most and not the start of jest. What the mutants are
 * held against is read once and frozen, so that no mutant changes it for the next.
 */
class DecisionsRunner {
  #context = (globalThis.__stryker__ ??= {});
  #modules = new Modules(withoutCounting);
  #snapshot;
  #check;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    this.#check = new Modules((source) => source).load(path.resolve(decisions)).firstWrongDecision;
    const result = this.#run(undefined);
    this.#check = undefined;
    return { ...result, mutantCoverage: this.#context.mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, reloadEnvironment, hitLimit }) {
    this.#context.hitCount = hitLimit === undefined ? undefined : 0;
    this.#context.hitLimit = hitLimit;
    // A mutant in code that runs at loading is there from before; what it did is no part of the next one.
    const isStatic = reloadEnvironment || mutantActivation === 'static';
    if (isStatic) this.#loadAnew();
    this.#context.activeMutant = activeMutant.id;
    const result = this.#run(hitLimit);
    this.#context.activeMutant = undefined;
    if (isStatic) this.#check = undefined;
    return toMutantRunResult(result);
  }

  async dispose() {
    this.#loadAnew();
  }

  /** What mutants shared must still be as it was, or those after one that spoiled it would count as noticed without being so. */
  #loadAnew() {
    const found = this.#check?.(this.#snapshot) ?? null;
    if (found !== null) throw new Error(`a mutant spoiled the ones after it: ${found}`);
    this.#check = undefined;
  }

  #run(hitLimit) {
    const start = performance.now();
    const test = { id: 'decisions', name: 'decisions' };
    let failureMessage = null;
    try {
      this.#snapshot ??= freeze(JSON.parse(readFileSync(snapshot, 'utf8')));
      this.#check ??= this.#modules.load(path.resolve(decisions)).firstWrongDecision;
      this.#context.currentTestId = test.id;
      failureMessage = this.#check(this.#snapshot);
    } catch (error) {
      failureMessage = String(error);
    } finally {
      this.#context.currentTestId = undefined;
    }
    const timeout = determineHitLimitReached(this.#context.hitCount, hitLimit);
    if (timeout) return timeout;
    const timeSpentMs = performance.now() - start;
    const status = failureMessage === null ? TestStatus.Success : TestStatus.Failed;
    return { status: DryRunStatus.Complete, tests: [{ ...test, timeSpentMs, status, ...(failureMessage !== null && { failureMessage }) }] };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'decisions', DecisionsRunner)];
