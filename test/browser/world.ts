import { HubClient, type Officer, demoLogin } from '../../apps/inspect/src/demo/hub-client.js';
import { yesterday } from '../../apps/inspect/src/demo/nail-bar.js';

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

export async function worldOn(hub: string, issuer: string): Promise<World> {
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
    await spread([first!, ...more], (signaal) => done(analyst, '/wegingen', { signaal, aanvaard: true, criteria }));
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

/** Does many pieces of work, eight at a time. @returns what came of each, in their order */
export async function spread<From, To>(from: readonly From[], work: (one: From, no: number) => Promise<To>): Promise<To[]> {
  const came: To[] = [];
  let next = 0;
  const lane = async () => {
    for (let no = next++; no < from.length; no = next++) came[no] = await work(from[no]!, no);
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  return came;
}

/** A case of many signals, each with a firm in a street of its own and with people in it. @param first number of the first street */
export async function caseOfMany(world: World, signals: number, first: number): Promise<string> {
  const ids = await spread(Array.from({ length: signals }), (_, no) =>
    world.reported(
      [
        { veld: 'adres', waarde: `Voorbeeldstraat ${first + no}, Eindhoven` },
        { veld: 'kvkNummer', waarde: String(91_000_000 + first + no) },
        { veld: 'slaapplaatsen', waarde: 8 },
        { veld: 'sector', waarde: 'nagelstudio' },
        { veld: 'naam', betrokkene: 'p1', waarde: `Testpersoon Eik ${first + no}` },
        { veld: 'naam', betrokkene: 'p2', waarde: `Testpersoon Wilg ${first + no}` },
      ],
      [
        { ref: 'p1', rol: 'verdachte' },
        { ref: 'p2', rol: 'slachtoffer' },
      ],
    ),
  );
  return (await world.caseOf(...ids)).id;
}
