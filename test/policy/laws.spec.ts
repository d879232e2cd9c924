import { loadPolicies, type PolicyPack } from '#libs/policy';
import { activities, likelyTransfers, transfers } from './cross-product.js';
import { LawCourt, type Survey } from './laws.js';

/** A part of the cross product that meets every partner, purpose, stage and activity; the whole is in the files beside this one. */
describe('the laws of the engine, for a part of all questions', () => {
  let pack: PolicyPack;
  let survey: Survey;
  beforeAll(() => {
    pack = loadPolicies('policies');
    const court = new LawCourt(pack);
    court.hear(transfers(pack, activities, 1409), 23);
    survey = court.hear(likelyTransfers(pack, 41), 16);
  });

  it('hold', () => {
    expect(survey.broken).toEqual({});
  });

  it('are held against permits too', () => {
    expect(survey.requests).toBeGreaterThan(3_000);
    const statutes = pack.bases.flatMap(({ id, kind }) => (kind === 'statute' ? [id] : []));
    expect(statutes.filter((id) => !survey.grounds.has(id))).toEqual(['W-ZI']);
  });
});
