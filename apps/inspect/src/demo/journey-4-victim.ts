import type { Journey, Stage } from './journeys.js';
import { yesterday } from './nail-bar.js';
import { findOrganisation } from './organisations.js';
import type { Told } from './story.js';

/** The police registers a victim at CoMensha: the victim facet only. With consent the care coordinator shares more, until it is withdrawn. */
export const victimAndConsent: Journey = async (stage) => {
  const { client, story, shared } = stage;
  story.begin('4. De politie meldt een slachtoffer bij CoMensha; met toestemming deelt de zorgcoördinator meer');
  const comensha = await findOrganisation(client.as('demo-comensha'), 'CM', /CoMensha/);
  shared.comenshaOin = comensha.oin;
  await policeRegisters(stage);
  await consentOpensAndCloses(stage);
};

async function policeRegisters({ client, story, shared }: Stage): Promise<void> {
  const [detective, registrar] = [client.as('demo-rechercheur'), client.as('demo-comensha')];
  const signal = {
    doelen: ['criminal-investigation'],
    gezienOp: yesterday(),
    omstandigheden: { hardeFeiten: true, geheimAdres: false },
    betrokkenen: [
      { ref: 'p1', rol: 'slachtoffer' },
      { ref: 'p2', rol: 'verdachte' },
    ],
    velden: [
      { veld: 'naam', betrokkene: 'p1', waarde: 'Testpersoon Linde' },
      { veld: 'geboortedatum', betrokkene: 'p1', waarde: '1998-04-04' },
      { veld: 'vormVanUitbuiting', betrokkene: 'p1', waarde: ['arbeid'] },
      { veld: 'bsn', betrokkene: 'p1', waarde: '999990342' },
      { veld: 'naam', betrokkene: 'p2', waarde: 'Testpersoon Es' },
    ],
  };
  const receipt = story.require(await detective.post('/v1/signalen', signal), 201, 'de politie legt slachtoffer en verdachte vast');
  const unstored = (receipt.nietOpgeslagen as Told[]).map(({ veld, reden }) => `${veld} ${reden?.code}`);
  story.check('het BSN komt er niet eens in: er is geen wet voor', unstored.join() === 'bsn BSN_NO_LAW', unstored.join());
  const aan = { oin: shared.comenshaOin, partner: 'CM', taak: 'registratie' };
  const given = story.require(
    await detective.post('/v1/verstrekkingen', { signaal: receipt.id, aan, doel: 'shelter-registration' }),
    201,
    'het hele dossier aan CoMensha geven',
  );
  story.tell([...given.gaat, ...given.blijft]);
  const going = (given.gaat as Told[]).map(({ cel }) => cel).sort();
  story.check('alleen de kant van het slachtoffer gaat', going.join() === 'victim.AGE,victim.IDV,victim.OBS', going.join());
  const reasons = Object.fromEntries((given.blijft as Told[]).map(({ cel, reden }) => [cel, reden?.code]));
  story.check(
    'de verdachte blijft: daarover gaat de grond niet',
    reasons['suspect.IDS'] === 'PERSON_ROLE_NOT_COVERED',
    reasons['suspect.IDS'],
  );
  const read = story.require(await registrar.get(`/v1/verstrekkingen/${given.id}/velden`), 200, 'CoMensha leest en registreert');
  story.check('CoMensha leest precies die drie velden', read.velden.length === 3, String(read.velden.length));
}

/** What the care coordinator has about the victim, by order of the college. */
const careSignal = () => ({
  doelen: ['care'],
  gezienOp: yesterday(),
  omstandigheden: { inOpdrachtVanCollege: true, geheimAdres: false },
  betrokkenen: [{ ref: 'p1', rol: 'slachtoffer' }],
  velden: [
    { veld: 'naam', betrokkene: 'p1', waarde: 'Testpersoon Linde' },
    { veld: 'zorgbehoefte', betrokkene: 'p1', waarde: { plan: 'Opvang met nachtrust en een tolk' } },
  ],
});

const victimConsent = () => ({
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

async function consentOpensAndCloses({ client, story, shared }: Stage): Promise<void> {
  const [coordinator, registrar] = [client.as('demo-zorgcoordinator'), client.as('demo-comensha')];
  const dossier = await coordinator.post('/v1/signalen', careSignal());
  const { id } = story.require(dossier, 201, 'de zorgcoördinator legt vast wat voor de hulp nodig is');
  const aan = { oin: shared.comenshaOin, partner: 'CM', taak: 'registratie' };
  const give = () => coordinator.post('/v1/verstrekkingen', { signaal: id, aan, doel: 'shelter-registration' });
  const before = story.require(await give(), 201, 'delen met CoMensha zonder toestemming');
  const waiting = before.blijft.every(({ uitkomst }: Told) => uitkomst === 'toestemming-nodig');
  story.check('zonder toestemming gaat er niets', before.gaat.length === 0 && waiting);

  const consent = await coordinator.post(`/v1/signalen/${id}/toestemmingen`, victimConsent());
  const given = story.require(consent, 201, 'de toestemming vastleggen');
  const after = story.require(await give(), 201, 'nu delen met CoMensha');
  const onConsent = after.gaat.every(({ gronden }: Told) => gronden.some(({ code }) => code === 'CONSENT'));
  story.check('met toestemming gaan naam en zorgbehoefte', after.gaat.length === 2 && onConsent, `${after.gaat.length} velden`);
  const read = () => registrar.get(`/v1/verstrekkingen/${after.id}/velden`);
  const first = story.require(await read(), 200, 'CoMensha leest');
  story.check('CoMensha leest beide velden', first.velden.length === 2, String(first.velden.length));

  const withdrawn = await coordinator.post(`/v1/signalen/${id}/toestemmingen/${given.id}/intrekkingen`, {});
  story.require(withdrawn, 201, 'de toestemming intrekken');
  const again = story.require(await read(), 200, 'CoMensha leest opnieuw');
  const reasons = [...new Set((again.afgeschermd as Told[]).map(({ reden }) => reden?.code))];
  const closed = again.velden.length === 0 && reasons.includes('CONSENT_WITHDRAWN');
  story.check('de eerstvolgende keer krijgt CoMensha niets meer, met de reden', closed, reasons.join());
  shared.careSignalId = id;
}
