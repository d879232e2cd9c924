import { setTimeout } from 'node:timers/promises';
import { demoLogin, HubClient, type Officer } from '../../apps/inspect/src/demo/hub-client.js';
import { freshKvk, nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { hub, issuer } from './visit.js';

/** Officers of the demo, through the API: what happened before the screen is opened. */
export const people = new HubClient(hub, demoLogin(issuer));

async function done(answer: ReturnType<Officer['post']>) {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

export interface GivenSignal {
  id: string;
  disclosure: string;
  /** Id of the decision on what was given. */
  decision: string;
  victim: string;
  suspect: string;
  suspectBsn: string;
  /** Of the disclosure to the RIEC, and its place in the log. */
  receipt: string;
  receiptAt: number;
}

/** A signal with a victim and a suspect, disclosed to the RIEC of the region and read there; refused to the shelter. */
export async function givenSignal(): Promise<GivenSignal> {
  const [inspector, analyst, officer] = ['demo-inspecteur', 'demo-riec-analist', 'demo-privacy-officer'].map((id) => people.as(id));
  const suspectBsn = '999990342';
  const report = nailBar('mogelijk', freshKvk());
  report.velden.push({ veld: 'bsn', betrokkene: 'p2', waarde: suspectBsn });
  const { id } = await done(inspector!.post('/v1/signalen', report));
  const { body: partners } = await officer!.get('/v1/partners?partner=RC&paginaGrootte=100');
  const riec = partners.items.find(({ naam }: { naam: string }) => naam === 'RIEC Oost-Brabant').oin;
  const given = await done(
    inspector!.post('/v1/verstrekkingen', { signaal: id, aan: { oin: riec, partner: 'RC' }, doel: 'organised-crime' }),
  );
  const { body: shelters } = await officer!.get('/v1/partners?partner=CM');
  const comensha = { oin: shelters.items[0].oin, partner: 'CM', taak: 'registratie' };
  await done(inspector!.post('/v1/verstrekkingen', { signaal: id, aan: comensha, doel: 'shelter-registration' }));
  await analyst!.get(`/v1/verstrekkingen/${given.id}/velden`);
  const lines = await done(officer!.post('/v1/toezicht/_verstrekkingen', { signaal: id, soort: 'vastgelegd' }));
  const cells = lines.items[0].cellen as { cel: string; betrokkene: string | null }[];
  const keyOf = (role: string) => cells.find(({ cel, betrokkene }) => cel.startsWith(`${role}.`) && betrokkene)!.betrokkene!;
  return {
    id,
    disclosure: given.id,
    decision: lines.items[0].beslissingen[0],
    victim: keyOf('victim'),
    suspect: keyOf('suspect'),
    suspectBsn,
    receipt: given.bewijs,
    receiptAt: given.volgnummer,
  };
}

/** The analyst reads it again and again on one day. */
export async function readOften(disclosure: string): Promise<void> {
  for (let times = 0; times < 8; times++) await people.as('demo-riec-analist').get(`/v1/verstrekkingen/${disclosure}/velden`);
}

/** A checkpoint that what stands at this place is in. */
export async function waitForCheckpoint(place: number): Promise<void> {
  for (;;) {
    const [, size = '0'] = (await (await fetch(`${hub}/v1/logboek/checkpoint`)).text()).split('\n');
    if (Number(size) > place) return;
    await setTimeout(200);
  }
}
