import { pino } from 'pino';
import type { StandingLaw } from '#libs/law';
import { LawWatch } from './law-watch.js';

/** A law that answers when it is told to, and tells of each look. */
function lawThatIsAsked() {
  const looks: { answer(): void; fail(error: Error): void }[] = [];
  let heard: () => void = () => undefined;
  const law = {
    fresh: () =>
      new Promise((answer, fail) => {
        looks.push({ answer: () => answer(undefined), fail });
        heard();
      }),
  } as unknown as StandingLaw;
  const asked = async (times: number) => {
    while (looks.length < times) await new Promise<void>((told) => (heard = told));
  };
  return { law, looks, asked };
}

test('looks again and again, also after a look that failed; and logs that without its text', async () => {
  const { law, looks, asked } = lawThatIsAsked();
  const lines: string[] = [];
  const watch = new LawWatch(law, pino({}, { write: (line: string) => void lines.push(line) }), 1);
  watch.start();
  await asked(1);
  looks[0]!.fail(new Error('a row of the database'));
  await asked(2);
  looks[1]!.answer();
  await asked(3);
  looks[2]!.answer();
  await watch.stop();
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0]!)).toMatchObject({ event: 'law-watch-failed', name: 'Error' });
  expect(lines[0]).not.toContain('a row');
});

test('a law that does not answer is not asked a second time, and the stop waits for it', async () => {
  const { law, looks, asked } = lawThatIsAsked();
  const watch = new LawWatch(law, pino({ level: 'silent' }), 1);
  watch.start();
  await asked(1);
  let turns = 0;
  await new Promise<void>((many) => {
    const other = setInterval(() => {
      turns += 1;
      if (turns === 20) many(clearInterval(other));
    }, 1);
  });
  expect(looks).toHaveLength(1);
  let stopped = false;
  const stopping = watch.stop().then(() => (stopped = true));
  await new Promise((turn) => setImmediate(turn));
  expect(stopped).toBe(false);
  looks[0]!.answer();
  expect(await stopping).toBe(true);
});
