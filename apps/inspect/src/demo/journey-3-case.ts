import type { Officer } from './hub-client.js';
import type { Journey, Stage } from './journeys.js';
import { yesterday } from './nail-bar.js';
import { findOrganisation } from './organisations.js';
import type { Told } from './story.js';

const criteria = { soort: 'arbeid', omvang: 'kleine-groep', ernst: 'ernstig', eerdereMaatregelen: false, deelnemersMetZelfdeSignaal: 1 };

/** The RIEC weighs, opens a case and raises the stage; police data appear for members only; another region gets a hit and must ask. */
export const combinedCase: Journey = async (stage) => {
  const { client, story, shared } = stage;
  story.begin('3. De analist van het RIEC weegt, opent een zaak en verhoogt de stap');
  const analyst = client.as('demo-riec-analist');
  const read = story.require(await analyst.get(`/v1/verstrekkingen/${shared.disclosureToRiec}/velden`), 200, 'het gemelde signaal lezen');
  story.say(`De analist leest ${read.velden.length} velden; elk met bron en grond.`);
  story.require(await analyst.post('/v1/wegingen', { signaal: shared.signalId, aanvaard: true, criteria }), 201, 'het signaal wegen');
  const opened = story.require(
    await analyst.post('/v1/zaken', { signaal: shared.signalId, activiteit: 'casusoverleg' }),
    201,
    'een zaak openen',
  );
  const [eindhoven, police] = [
    await findOrganisation(analyst, 'GB-TZ', /^Gemeente Eindhoven$/),
    await findOrganisation(analyst, 'PO', /Oost-Brabant/),
  ];
  for (const [member, partner] of [
    [eindhoven, 'GB-TZ'],
    [police, 'PO'],
  ] as const) {
    story.require(
      await analyst.post(`/v1/zaken/${opened.id}/leden`, { oin: member.oin, partner }),
      201,
      `${member.naam} als lid aanwijzen`,
    );
  }
  const comensha = await findOrganisation(analyst, 'CM', /CoMensha/);
  const refused = await analyst.post(`/v1/zaken/${opened.id}/leden`, { oin: comensha.oin, partner: 'CM' });
  story.check('CoMensha kan geen lid zijn: zij doet volgens de wet niet mee in het RIEC', refused.status === 403, String(refused.status));

  await policeData(stage, opened.id);
  await membersOnly(stage, opened.id);
  await otherRegion(stage, analyst, opened.id);
};

/** Article 8 data from stage 2, article 9 data from stage 3. */
async function policeData({ client, story, shared }: Stage, caseId: string): Promise<void> {
  const [analyst, detective] = [client.as('demo-riec-analist'), client.as('demo-rechercheur')];
  const signal = {
    doelen: ['criminal-investigation'],
    gezienOp: yesterday(),
    omstandigheden: { georganiseerdVerband: 'sterk', geheimAdres: false, gemotiveerd: true },
    betrokkenen: [{ ref: 'p1', rol: 'verdachte' }],
    velden: [
      { veld: 'politiegegevens', groep: 'POL8', betrokkene: 'p1', waarde: { melding: 'Eerder gezien bij vervoer van werknemers' } },
      { veld: 'politiegegevens', groep: 'POL9', betrokkene: 'p1', waarde: { onderzoek: 'Loopt in een lopend onderzoek' } },
    ],
  };
  const receipt = story.require(await detective.post('/v1/signalen', signal), 201, 'de rechercheur legt politiegegevens vast');
  const give = async () => {
    const wish = { signaal: receipt.id, zaak: caseId, aan: { oin: shared.riecOin, partner: 'RC' }, doel: 'organised-crime' };
    return story.require(await detective.post('/v1/verstrekkingen', wish), 201, 'politiegegevens in de zaak brengen');
  };
  const cells = (told: Told[]) => told.map(({ cel, reden }) => `${cel} ${reden?.code ?? ''}`.trim());
  story.check('in stap 1 gaan politiegegevens nog niet', (await give()).gaat.length === 0);
  story.require(await analyst.post(`/v1/zaken/${caseId}/stappen`, { stap: 2, activiteit: 'casusoverleg' }), 201, 'naar stap 2');
  const second = await give();
  story.tell([...second.gaat, ...second.blijft]);
  story.check(
    'in stap 2 gaat artikel 8 wel en artikel 9 niet',
    cells(second.gaat).join() === 'suspect.POL8' && cells(second.blijft).join() === 'suspect.POL9 STAGE_TOO_LOW',
    `${cells(second.gaat).join()} / ${cells(second.blijft).join()}`,
  );
  story.require(
    await analyst.post('/v1/wegingen', { signaal: receipt.id, aanvaard: true, criteria }),
    201,
    'het signaal van de politie wegen',
  );
  story.require(await analyst.post(`/v1/zaken/${caseId}/signalen`, { signaal: receipt.id }), 201, 'het signaal aan de zaak koppelen');
  story.require(await analyst.post(`/v1/zaken/${caseId}/stappen`, { stap: 3, activiteit: 'casusoverleg' }), 201, 'naar stap 3');
  const third = await give();
  story.check('in stap 3, in een casusoverleg, gaat ook artikel 9', cells(third.gaat).includes('suspect.POL9'), cells(third.gaat).join());
  shared.policeSignalId = receipt.id;
}

async function membersOnly({ client, story }: Stage, caseId: string): Promise<void> {
  const seenBy = async (officer: Officer) => {
    const { status, body } = await officer.get(`/v1/zaken/${caseId}/velden`);
    return status === 200 ? (body.velden as (Told & { bron: { partner: string } })[]) : null;
  };
  const [detective, inspector] = [await seenBy(client.as('demo-rechercheur')), await seenBy(client.as('demo-inspecteur'))];
  story.say(`De rechercheur ziet ${detective?.length ?? 0} velden, de inspecteur ${inspector?.length ?? 0}, elk met bron en grond.`);
  for (const [name, fields] of [
    ['de rechercheur', detective],
    ['de inspecteur', inspector],
  ] as const) {
    const police = fields?.filter(({ cel }) => cel.includes('POL')) ?? [];
    story.check(
      `${name} ziet als lid de politiegegevens met hun grond`,
      police.length === 2 && police.every(({ gronden }) => gronden.length > 0),
      `${police.length} velden`,
    );
  }
  for (const outsider of ['demo-gemeente-tilburg', 'demo-riec-limburg', 'demo-comensha']) {
    const { status } = await client.as(outsider).get(`/v1/zaken/${caseId}/velden`);
    story.check(`${outsider} hoort er niet bij en merkt niet dat de zaak bestaat`, status === 404, String(status));
  }
}

/** A firm is no person: another RIEC may hear yes or no. What is behind the yes, it must ask. */
async function otherRegion({ client, story, shared }: Stage, analyst: Officer, caseId: string): Promise<void> {
  const limburg = client.as('demo-riec-limburg');
  const question = { soort: 'kvkNummer', waarde: shared.kvkNummer, gemotiveerd: true };
  const own = story.require(await limburg.post('/v1/signalen/_zoek', question), 200, 'Limburg zoekt in het eigen RIEC');
  story.check('in Limburg is het bedrijf niet bekend', own.treffer === false);
  const hit = story.require(
    await limburg.post('/v1/signalen/_zoek', { ...question, bij: shared.riecOin }),
    200,
    'Limburg vraagt Oost-Brabant ja of nee',
  );
  story.check(
    'Limburg hoort alleen: ja, vraag het bij RIEC Oost-Brabant',
    hit.treffer === true && hit.signalen.length === 0 && hit.contact === 'RIEC Oost-Brabant',
    JSON.stringify(hit),
  );
  const person = await limburg.post('/v1/signalen/_zoek', { soort: 'bsn', waarde: '999990342', gemotiveerd: true, bij: shared.riecOin });
  story.check('naar een persoon vragen mag niet, ook niet met ja of nee', person.status === 403, String(person.status));

  const to = await findOrganisation(analyst, 'RC', /^RIEC Limburg$/);
  const wish = { signaal: shared.policeSignalId, zaak: caseId, aan: { oin: to.oin, partner: 'RC' }, doel: 'organised-crime' };
  const police = story.require(await analyst.post('/v1/verstrekkingen', wish), 201, 'Oost-Brabant wil politiegegevens geven');
  story.tell(police.blijft);
  story.check(
    'politiegegevens wachten tot de politie akkoord is',
    police.gaat.length === 0 && police.blijft.some(({ wachtOp }: { wachtOp: string[] }) => wachtOp.includes('supplier-consent:PO')),
    JSON.stringify(police.blijft.map(({ wachtOp }: { wachtOp: string[] }) => wachtOp)),
  );
  const firm = story.require(
    await analyst.post('/v1/verstrekkingen', { ...wish, signaal: shared.signalId }),
    201,
    'Oost-Brabant geeft plaats en bedrijf',
  );
  const seen = story.require(await limburg.get(`/v1/verstrekkingen/${firm.id}/velden`), 200, 'Limburg leest wat het kreeg');
  story.check(
    'Limburg ziet het bedrijf op grond van W-RX gekregen',
    firm.gaat.some(({ gronden }: Told) => gronden.some(({ code }) => code === 'W-RX')) &&
      seen.velden.some(({ cel }: Told) => cel === 'case.BIZ'),
    `${seen.velden.length} velden`,
  );
}
