import { yesterday } from '../../apps/inspect/src/demo/nail-bar.js';
import { people } from './given-signal.js';

/** Names on the screens of the helpers; no such person exists. */
export const linde = 'Testpersoon Linde';
export const suspect = 'Testpersoon Es';

async function made(officer: string, path: string, body: object): Promise<{ id: string }> {
  const { status, body: answer } = await people.as(officer).post(`/v1${path}`, body);
  if (status !== 201) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
  return answer as { id: string };
}

/** CoMensha as a receiver, for the registration of victims. */
export async function comensha(): Promise<{ oin: string; partner: string; taak: string }> {
  const { body } = await people.as('demo-comensha').get('/v1/partners?partner=CM');
  return { oin: (body.items as { oin: string }[])[0]!.oin, partner: 'CM', taak: 'registratie' };
}

/** The police records a victim and a suspect, and gives the whole file to CoMensha. */
export async function givenByPolice(): Promise<void> {
  const { id } = await made('demo-rechercheur', '/signalen', {
    doelen: ['criminal-investigation'],
    gezienOp: yesterday(),
    omstandigheden: { hardeFeiten: true, geheimAdres: false },
    betrokkenen: [
      { ref: 'p1', rol: 'slachtoffer' },
      { ref: 'p2', rol: 'verdachte' },
    ],
    velden: [
      { veld: 'naam', betrokkene: 'p1', waarde: linde },
      { veld: 'geboortedatum', betrokkene: 'p1', waarde: '1998-04-04' },
      { veld: 'vormVanUitbuiting', betrokkene: 'p1', waarde: ['arbeid'] },
      { veld: 'naam', betrokkene: 'p2', waarde: suspect },
    ],
  });
  await made('demo-rechercheur', '/verstrekkingen', { signaal: id, aan: await comensha(), doel: 'shelter-registration' });
}

/** A file of the care coordinator about one victim. @returns its id */
export async function careFile(): Promise<string> {
  const { id } = await made('demo-zorgcoordinator', '/signalen', {
    doelen: ['care'],
    gezienOp: yesterday(),
    omstandigheden: { inOpdrachtVanCollege: true, geheimAdres: false },
    betrokkenen: [{ ref: 'p1', rol: 'slachtoffer' }],
    velden: [
      { veld: 'naam', betrokkene: 'p1', waarde: linde },
      { veld: 'zorgbehoefte', betrokkene: 'p1', waarde: { plan: 'Opvang met nachtrust en een tolk' } },
    ],
  });
  return id;
}

/** Lets the victim agree that CoMensha gets her name and her need of care. */
export const agreed = (file: string): Promise<{ id: string }> =>
  made('demo-zorgcoordinator', `/signalen/${file}/toestemmingen`, {
    betrokkene: 'p1',
    ontvangers: ['CM'],
    cellen: ['victim.IDV', 'victim.CARE'],
    doel: 'shelter-registration',
    gegevenDoor: 'zelf',
    geboortedatum: '1998-04-04',
    gegevenOp: yesterday(),
    vorm: 'schriftelijk',
    vrij: true,
  });
