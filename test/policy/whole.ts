import { loadPolicies } from '#libs/policy';
import { activities, transfers } from './cross-product.js';
import { LawCourt, type Survey } from './laws.js';

/** Every partner to every partner, for every purpose, at every stage, of every cell. */
export function describeWhole(what: string, only: readonly (typeof activities)[number][]): void {
  describe(`the laws of the engine, for all questions about ${what}`, () => {
    let survey: Survey;
    beforeAll(() => {
      const pack = loadPolicies('policies');
      survey = new LawCourt(pack).hear(transfers(pack, only), 211);
      console.log(`${what}: ${survey.requests} requests, ${survey.decisions} decisions`);
    });

    it('hold', () => {
      expect(survey.broken).toEqual({});
    });

    it('are held against a million decisions and more', () => {
      expect(survey.decisions).toBeGreaterThan(1_000_000);
      expect(survey.grounds.size).toBeGreaterThan(0);
    });
  });
}
