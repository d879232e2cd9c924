import { randomUUID } from 'node:crypto';
import type { Asked } from '../hub.js';
import { erasing, fg, GivenPeople, inspector, wish } from './erasing.js';

/** What stops an erasure: a hold, too few officers, the wrong ones, or a question that is none. */
let people: GivenPeople;
beforeAll(async () => void (people = await GivenPeople.make()));
afterAll(() => people?.close());

test('a legal hold, until the last one is lifted; of several persons then none is erased', async () => {
  const [signal, other] = [await people.shared('90000002'), await people.shared('90000003')];
  const holds = [
    await people.post(fg, `/signalen/${signal.id}/bewaarplichten`, { reden: 'rechtszaak' }),
    await people.post(fg, `/signalen/${signal.id}/bewaarplichten`, { reden: 'klacht' }),
  ];
  const stopped = { status: 409, body: { code: 'erasure.legal-hold' } };
  expect(await people.hub.ask(erasing, wish([other.victim, signal.victim]))).toMatchObject(stopped);
  await people.post(fg, `/signalen/${signal.id}/bewaarplichten/${holds[0].id}/opheffingen`, { reden: 'afgelopen' });
  expect(await people.hub.ask(erasing, wish([signal.victim]))).toMatchObject(stopped);
  expect([await people.sealed(signal.victim), await people.sealed(other.victim)].every((count) => Number(count) > 0)).toBe(true);
  await people.post(fg, `/signalen/${signal.id}/bewaarplichten/${holds[1].id}/opheffingen`, { reden: 'afgelopen' });
  await people.hub.ask(erasing, wish([signal.victim]));
  const second = await people.hub.ask(erasing, await people.colleague(wish([signal.victim])));
  expect(second.body.items).toMatchObject([{ status: 'gewist' }]);
  expect([await people.sealed(signal.victim), Number(await people.sealed(signal.suspect)) > 0]).toEqual([0, true]);
});

test('a hold that comes between the two officers', async () => {
  const signal = await people.shared('90000004');
  await people.hub.ask(erasing, wish([signal.victim]));
  await people.post(fg, `/signalen/${signal.id}/bewaarplichten`, { reden: 'toezicht' });
  expect(await people.hub.ask(erasing, await people.colleague(wish([signal.victim])))).toMatchObject({
    status: 409,
    body: { code: 'erasure.legal-hold' },
  });
  expect(await people.sealed(signal.victim)).toBeGreaterThan(0);
});

test.each<[string, Asked, number, string]>([
  ['an inspector', { as: inspector }, 403, 'role.missing'],
  ['who runs the policy of the hub', { as: 'demo-beleidsbeheerder' }, 403, 'role.missing'],
  ['a person that is not there', {}, 404, 'erasure.unknown-subject'],
  ['a term that no officer may call over', { body: { betrokkenen: [randomUUID()], reden: 'bewaartermijn' } }, 400, 'input.invalid'],
  ['nobody', { body: { betrokkenen: [], reden: 'onrechtmatig' } }, 400, 'input.invalid'],
  ['a name in the place of a number', { body: { betrokkenen: ['Testpersoon Eik'], reden: 'onrechtmatig' } }, 400, 'input.invalid'],
])('%s', async (_, asked, status, code) => {
  const answer = await people.hub.ask(erasing, { ...wish([randomUUID()]), ...asked });
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(JSON.stringify(answer.body)).not.toContain('Testpersoon');
});

test('a privacy officer of a partner, and one who is not surely known', async () => {
  const own = people.hub.policy.organisations.find(({ partners }) => partners.includes('GB-TZ'))!.oin;
  const ask = async (claims: Record<string, unknown>) => {
    const headers = { authorization: `Bearer ${await people.hub.token(fg, claims)}` };
    return people.hub.ask(erasing, { ...wish([randomUUID()]), as: null, headers });
  };
  expect(await ask({ partner: 'GB-TZ', oin: own, task: 'apv' })).toMatchObject({
    status: 403,
    body: { code: 'oversight.not-a-supervisor' },
  });
  expect(await ask({ acr: 'low' })).toMatchObject({ status: 403, body: { code: 'assurance.too-low' } });
});

test('holds are for the privacy officer of the hub, on a signal that is there', async () => {
  const signal = await people.shared('90000005');
  const path = `/v1/signalen/${signal.id}/bewaarplichten`;
  const body = { reden: 'klacht' };
  expect(await people.hub.ask(path, { as: inspector, method: 'POST', body })).toMatchObject({ status: 403 });
  const absent = `/v1/signalen/${randomUUID()}/bewaarplichten`;
  expect(await people.hub.ask(absent, { as: fg, method: 'POST', body })).toMatchObject({ status: 404, body: { code: 'signal.unknown' } });
  const lift = { as: fg, method: 'POST', body: { reden: 'vergissing' } };
  expect(await people.hub.ask(`${path}/${randomUUID()}/opheffingen`, lift)).toMatchObject({
    status: 404,
    body: { code: 'hold.unknown' },
  });
});
