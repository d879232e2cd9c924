import { yesterday } from '../../apps/inspect/src/demo/nail-bar.js';
import type { Answered, TestHub } from '../hub.js';

export const inspector = 'demo-inspecteur';
export const analyst = 'demo-riec-analist';
export const criteria = {
  soort: 'arbeid',
  omvang: 'kleine-groep',
  ernst: 'ernstig',
  eerdereMaatregelen: false,
  deelnemersMetZelfdeSignaal: 1,
};

export interface Field {
  veld: string;
  waarde: unknown;
  betrokkene?: string;
}

/** What the journeys of the casework do over and over: ask, report, give to the RIEC, weigh, open. */
export function caseworkOn(hub: TestHub) {
  const oinOf = (name: RegExp, partner: string): string =>
    hub.policy.organisations.find((one) => name.test(one.name) && one.partners.includes(partner))!.oin;
  const riec = oinOf(/^RIEC Oost-Brabant$/, 'RC');
  const get = async (as: string, path: string): Promise<Answered> => hub.ask(`/v1${path}`, { as });
  const post = async (as: string, path: string, body: object): Promise<Answered> => hub.ask(`/v1${path}`, { as, method: 'POST', body });
  /** The answer of what must work. */
  const done = async (as: string, path: string, body: object) => {
    const answer = await post(as, path, body);
    expect([path, answer.status, answer.status === 201 ? '' : answer.body]).toEqual([path, 201, '']);
    return answer.body; // eslint-disable-line typescript/no-unsafe-return
  };
  /** A signal of the inspector, which nobody else got: its id. */
  const untold = async (velden: Field[], people: { ref: string; rol: string }[] = []): Promise<string> => {
    const { id } = await done(inspector, '/signalen', {
      doelen: ['organised-crime', 'supervision'],
      gezienOp: yesterday(),
      omstandigheden: {
        georganiseerdVerband: 'mogelijk',
        adresIsWoning: false,
        bedrijfIsPersoon: false,
        geheimAdres: false,
        directeKring: true,
        gemotiveerd: true,
      },
      betrokkenen: people,
      velden,
    });
    return id as string;
  };
  /** The same, given to the RIEC: ids of both. */
  const reported = async (velden: Field[], people: { ref: string; rol: string }[] = []): Promise<{ id: string; given: string }> => {
    const id = await untold(velden, people);
    const given = await done(inspector, '/verstrekkingen', { signaal: id, aan: { oin: riec, partner: 'RC' }, doel: 'organised-crime' });
    return { id, given: given.id as string };
  };
  const weighed = (signaal: string, aanvaard = true) => done(analyst, '/wegingen', { signaal, aanvaard, criteria });
  /** A case of these signals, with the town and the police as members. */
  const caseOf = async (first: string, ...more: string[]): Promise<string> => {
    for (const signaal of [first, ...more]) await weighed(signaal);
    const { id } = await done(analyst, '/zaken', { signaal: first, activiteit: 'casusoverleg' });
    for (const signaal of more) await done(analyst, `/zaken/${id}/signalen`, { signaal });
    for (const [oin, partner] of [
      [oinOf(/^Gemeente Eindhoven$/, 'GB-TZ'), 'GB-TZ'],
      [oinOf(/^Politie.*Oost-Brabant/, 'PO'), 'PO'],
    ])
      await done(analyst, `/zaken/${id}/leden`, { oin, partner });
    return id as string;
  };
  return { riec, oinOf, get, post, done, untold, reported, weighed, caseOf };
}
