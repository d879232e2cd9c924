import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';

/**
 * Runs the decisions (decisions.ts) in the process of the test runner: a mutant costs a quarter of a second and not the start of jest. A mutant in
 * code that runs when a module is loaded gets a process of its own from Stryker, because a module cannot be loaded twice.
 */
class DecisionsRunner {
  #context = (globalThis.__stryker__ ??= {});
  #check;

  capabilities() {
    return { reloadEnvironment: false };
  }

  async dryRun() {
    return { ...(await this.#run(undefined)), mutantCoverage: this.#context.mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, hitLimit }) {
    this.#context.hitCount = hitLimit === undefined ? undefined : 0;
    this.#context.hitLimit = hitLimit;
    if (mutantActivation === 'static') this.#context.activeMutant = activeMutant.id;
    await this.#load();
    this.#context.activeMutant = activeMutant.id;
    const result = await this.#run(hitLimit);
    if (mutantActivation === 'runtime') this.#context.activeMutant = undefined;
    return toMutantRunResult(result);
  }

  async #load() {
    const file = pathToFileURL(path.resolve('test/policy/decisions.ts')).href;
    this.#check ??= (await import(file)).firstWrongDecision;
  }

  async #run(hitLimit) {
    const start = performance.now();
    const test = { id: 'decisions', name: 'decisions' };
    let failureMessage = null;
    try {
      await this.#load();
      this.#context.currentTestId = test.id;
      failureMessage = this.#check();
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
