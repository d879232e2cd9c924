import type { Journey } from './journeys.js';
import { nailBar } from './nail-bar.js';
import { findOrganisation } from './organisations.js';
import type { Told } from './story.js';

/** The inspector reports eight workers above a nail bar, with signs of organised crime. The RIEC gets stage 1, others get a reason. */
export const organisedSignal: Journey = async ({ client, story, shared }) => {
  story.begin('1. De inspecteur van Eindhoven meldt acht werknemers boven een nagelstudio');
  const inspector = client.as('demo-inspecteur');
  const signal = nailBar('mogelijk', shared.kvkNummer);
  const preview = story.require(await inspector.post('/v1/signalen/_voorbeeld', signal), 200, 'vooraf zien wie wat krijgt');
  for (const { partner, gaat, van } of preview.delen) story.say(`${partner.naam}: ${gaat} van ${van} velden`);
  const partnerOf = (code: string) => preview.delen.find(({ partner }: { partner: { code: string } }) => partner.code === code);
  const riec = partnerOf('RC');
  story.tell(riec.velden);
  story.check('het RIEC Oost-Brabant krijgt het signaal voor de weging', riec.gaat > 0 && /Oost-Brabant/.test(riec.partner.naam));
  for (const code of ['CM', 'VT', 'PO'])
    story.check(`${partnerOf(code)?.partner.naam} krijgt geen personen`, (partnerOf(code)?.gaat ?? -1) === 0);

  const receipt = story.require(await inspector.post('/v1/signalen', signal), 201, 'het signaal melden');
  story.say(`Kenmerk ${receipt.kenmerk}, volgnummer ${receipt.volgnummer}. Opgeslagen: ${receipt.opgeslagen.length} velden.`);
  story.tell(receipt.nietOpgeslagen);
  const refused = (receipt.nietOpgeslagen as Told[]).map(({ veld, reden }) => `${veld} ${reden?.code}`);
  story.check('gezondheid wordt niet vastgelegd', refused.includes('gezondheidGezien NO_GROUND_REGISTER'), refused.join(', '));

  const to = await findOrganisation(inspector, 'RC', /^RIEC Oost-Brabant$/);
  const wish = { signaal: receipt.id, aan: { oin: to.oin, partner: 'RC' }, doel: 'organised-crime' };
  const disclosure = story.require(await inspector.post('/v1/verstrekkingen', wish), 201, 'het signaal aan het RIEC geven');
  story.tell(disclosure.gaat);
  const going = (disclosure.gaat as Told[]).map(({ cel }) => cel).sort();
  const promised = (riec.velden as (Told & { opgeslagen: boolean })[]).filter(
    ({ uitkomst, opgeslagen }) => uitkomst === 'toegestaan' && opgeslagen,
  );
  story.check('wat gaat is gelijk aan het voorbeeld', JSON.stringify(going) === JSON.stringify(promised.map(({ cel }) => cel).sort()));
  const grounds = new Set((disclosure.gaat as Told[]).flatMap(({ gronden }) => gronden.map(({ code }) => code)));
  story.check('de grond is W-R1, elk veld apart beslist', grounds.has('W-R1') && grounds.size === 1, [...grounds].join(', '));
  Object.assign(shared, { signalId: receipt.id, riecOin: to.oin, disclosureToRiec: disclosure.id });
};
