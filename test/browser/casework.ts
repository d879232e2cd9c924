import { HubClient, type Officer, demoLogin } from '../../apps/inspect/src/demo/hub-client.js';
import { yesterday } from '../../apps/inspect/src/demo/nail-bar.js';
import { hub, issuer, type Visit } from './visit.js';

/** What others did before the officer opens her screen, over the public API. */
export interface World {
  analyst: Officer;
  inspector: Officer;
  detective: Officer;
  riec: string;
  /** Reports a signal and gives it to the RIEC. @returns its id */
  reported(velden: object[], people?: object[]): Promise<string>;

  /** Weighs a signal, accepts it, and puts it into a case. */
  link(caseId: string, signaal: string): Promise<void>;
  /** A case of these signals, weighed and accepted, with town and police as members. */
  caseOf(...signals: string[]): Promise<{ id: string; kenmerk: string }>;
}

const criteria = { soort: 'arbeid', omvang: 'kleine-groep', ernst: 'ernstig', eerdereMaatregelen: false, deelnemersMetZelfdeSignaal: 1 };

/** @param first number of the plates and houses of this file of tests: they share one hub, and only what a test makes may agree */
export async function worldOf(first: number): Promise<World> {
  plates = first;
  houses = first;
  const client = new HubClient(hub, demoLogin(issuer));
  const [analyst, inspector] = [client.as('demo-riec-analist'), client.as('demo-inspecteur')];
  const oinOf = async (partner: string, name: RegExp): Promise<string> => {
    const { body } = await analyst.get(`/v1/partners?partner=${partner}&paginaGrootte=100&regio=riec-oost-brabant`);
    return (body.items as { oin: string; naam: string }[]).find(({ naam }) => name.test(naam))!.oin;
  };
  const done = async (as: Officer, path: string, body: object) => {
    const answer = await as.post(`/v1${path}`, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as { id: string; kenmerk: string };
  };
  const riec = await oinOf('RC', /^RIEC Oost-Brabant$/);
  const reported: World['reported'] = async (velden, people = []) => {
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
    await done(inspector, '/verstrekkingen', { signaal: id, aan: { oin: riec, partner: 'RC' }, doel: 'organised-crime' });
    return id;
  };
  const caseOf: World['caseOf'] = async (first, ...more) => {
    for (const signaal of [first!, ...more]) await done(analyst, '/wegingen', { signaal, aanvaard: true, criteria });
    const opened = await done(analyst, '/zaken', { signaal: first, activiteit: 'casusoverleg' });
    for (const signaal of more) await done(analyst, `/zaken/${opened.id}/signalen`, { signaal });
    const town = { oin: await oinOf('GB-TZ', /^Gemeente Eindhoven$/), partner: 'GB-TZ' };
    const police = { oin: await oinOf('PO', /^Politie/), partner: 'PO' };
    for (const member of [town, police]) await done(analyst, `/zaken/${opened.id}/leden`, member);
    return opened;
  };
  const link: World['link'] = async (caseId, signaal) => {
    await done(analyst, '/wegingen', { signaal, aanvaard: true, criteria });
    await done(analyst, `/zaken/${caseId}/signalen`, { signaal });
  };
  return { analyst, inspector, detective: client.as('demo-rechercheur'), riec, reported, link, caseOf };
}

/** An identifier that no other test uses, so that what agrees is what this test made. */
let plates = 0;
export const freshPlate = (): { veld: string; waarde: string } => ({ veld: 'kenteken', waarde: `GV-${(plates += 1)}-X` });

export const person = { ref: 'p1', rol: 'verdachte' };
/** Each in a street of its own, so that only what a test makes agrees. */
let houses = 0;
export const details = (plate: object) => [
  plate,
  { veld: 'adres', waarde: `Voorbeeldstraat ${(houses += 1)}, Eindhoven` },
  { veld: 'slaapplaatsen', waarde: 8 },
  { veld: 'naam', betrokkene: 'p1', waarde: 'Testpersoon Eik' },
];
export const tab = (visit: Visit, name: string) => visit.page.getByRole('tab', { name }).click();
export const button = (visit: Visit, name: string | RegExp) => visit.page.getByRole('button', { name });
export const radio = (visit: Visit, name: string) => visit.page.getByRole('radio', { name, exact: true }).check();
export const open = async (visit: Visit, id: string, part: string): Promise<void> => {
  await visit.logIn('Rik de Analist', `/zaken/${id}?deel=${part}`);
  await visit.heading(/^Kenmerk Z-/);
};
