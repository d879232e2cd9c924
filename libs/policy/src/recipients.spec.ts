import { loadPolicies, recipientsFor, type PolicyPack } from './index.js';

const pack = loadPolicies('policies');
const town = pack.organisations.find(({ name }) => name === 'Gemeente Eindhoven')!;
const holder = { oin: town.oin, partner: 'GB-TZ', task: 'apv', regions: [...town.regions] };
const organisation = (partner: string, oin: string, ...regions: string[]) => ({ oin, name: oin, partners: [partner], regions });
const made = (organisations: ReturnType<typeof organisation>[], ...to: string[]) =>
  ({ organisations, purposes: [{ code: 'help', label: 'Hulp', proposedFor: to.map((code) => ({ to: code })) }] }) as unknown as PolicyPack;

describe('whom a holder can consider', () => {
  const recipients = recipientsFor(pack, holder);

  test('is proposed with purpose and task, as the purposes say', () => {
    const told = recipients.map(({ partner, purpose, task }) => `${partner} ${purpose} ${task}`);
    expect(told).toEqual(
      expect.arrayContaining(['RC organised-crime null', 'CM shelter-registration registratie', 'PO criminal-investigation opsporing']),
    );
    expect(new Set(told).size).toBe(told.length);
  });

  test('is the nearest of its kind', () => {
    const names = Object.fromEntries(recipients.map(({ partner, name }) => [partner, name]));
    expect(names).toMatchObject({ RC: 'RIEC Oost-Brabant', ZV: 'Zorg- en Veiligheidshuis Brabant-Zuidoost' });
  });

  test('is never somebody in the capacity of the holder itself, here or elsewhere', () => {
    expect(recipients.filter(({ partner }) => partner === holder.partner)).toEqual([]);
    expect(recipientsFor(pack, { ...holder, partner: 'GS' }).map(({ partner }) => partner)).toContain('GB-TZ');
  });

  test('is rather another department of the same organisation than that department elsewhere', () => {
    expect(recipients).toContainEqual(expect.objectContaining({ oin: holder.oin, partner: 'GS', purpose: 'care' }));
  });

  test('is an organisation that is registered for that code', () => {
    for (const { oin, partner } of recipients) expect(pack.organisations.find((one) => one.oin === oin)?.partners).toContain(partner);
  });
});

describe('nearness', () => {
  const at = (...regions: string[]) => ({ oin: 'x', partner: 'GB-TZ', task: null, regions });

  test('is the number of regions that both lie in', () => {
    const all = [organisation('RC', 'one', 'a'), organisation('RC', 'both', 'a', 'b')];
    expect(recipientsFor(made(all, 'RC'), at('a', 'b'))).toMatchObject([{ oin: 'both' }]);
  });

  test('falls back to the national one', () => {
    const all = [organisation('RC', 'far', 'z'), organisation('RC', 'national')];
    expect(recipientsFor(made(all, 'RC'), at('a'))).toMatchObject([{ oin: 'national', regions: [] }]);
  });

  test('falls back to the only one there is', () => {
    expect(recipientsFor(made([organisation('RC', 'far', 'z')], 'RC'), at('a'))).toMatchObject([{ oin: 'far' }]);
  });

  test('chooses nobody when several are equally far, or there is none', () => {
    const all = [organisation('RC', 'far', 'z'), organisation('RC', 'farther', 'y')];
    expect(recipientsFor(made(all, 'RC'), at('a'))).toEqual([]);
    expect(recipientsFor(made(all, 'ZV'), at('z'))).toEqual([]);
  });
});
