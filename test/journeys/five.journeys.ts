import { HubClient } from '../../apps/inspect/src/demo/hub-client.js';
import { journeys, type Shared, type Stage } from '../../apps/inspect/src/demo/journeys.js';
import { freshKvk } from '../../apps/inspect/src/demo/nail-bar.js';
import { Story } from '../../apps/inspect/src/demo/story.js';
import { startTestHub, type TestHub } from '../hub.js';
import { proofOf } from './proof.js';

/** The journeys of the demo, on a hub of their own: a deviation that the demo would print fails here. */
describe('the five journeys, over real HTTP on real PostgreSQL', () => {
  let hub: TestHub;
  const told: string[] = [];
  const shared: Shared = { kvkNummer: freshKvk() };

  beforeAll(async () => {
    hub = await startTestHub();
  });
  afterAll(() => hub?.close());

  const walkOne = async (number: number) => {
    const story = new Story((line) => told.push(line));
    const client = new HubClient(hub.url, (officer) => hub.token(officer));
    const stage: Stage = { client, story, shared, proof: proofOf(hub) };
    await journeys[number - 1]?.(stage).catch((error: unknown) => {
      if (story.deviations.length === 0) throw error;
    });
    return story.deviations;
  };

  test.each([
    [1, 'an organised signal reaches the RIEC, field by field, and nobody else'],
    [2, 'a soft signal keeps no persons, and the police gets a reason instead'],
    [3, 'a case of many partners shows police data to members only'],
    [4, 'a victim is registered without the suspect, and a consent ends at once'],
    [5, 'the privacy officer sees who knew what, and a changed row is named'],
  ])('%i. %s', async (number) => expect(await walkOne(number)).toEqual([]));

  test('a journey tells what it finds: with a broken promise it deviates', async () => {
    const story = new Story(() => {});
    const client = new HubClient(hub.url, (officer) => hub.token(officer));
    // Tilburg's inspector instead of the analyst: nothing of the case may work
    const impostor = { as: (officer: string) => client.as(officer === 'demo-riec-analist' ? 'demo-gemeente-tilburg' : officer) };
    await journeys[2]?.({ client: impostor as HubClient, story, shared: { ...shared }, proof: null }).catch(() => undefined);
    expect(story.deviations).not.toEqual([]);
  });
});
