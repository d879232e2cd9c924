import type { Journey } from './journeys.js';
import { freshKvk, nailBar } from './nail-bar.js';
import { findOrganisation } from './organisations.js';
import type { Told } from './story.js';

/** The same without a link to organised crime: no persons on record, nothing to the police, and lawful ways out. */
export const softSignal: Journey = async ({ client, story }) => {
  story.begin('2. Hetzelfde, maar niets wijst op georganiseerde misdaad');
  const inspector = client.as('demo-inspecteur');
  const signal = nailBar('geen', freshKvk());
  const preview = story.require(await inspector.post('/v1/signalen/_voorbeeld', signal), 200, 'vooraf zien wie wat krijgt');
  const receipt = story.require(await inspector.post('/v1/signalen', signal), 201, 'het signaal melden');
  story.tell(receipt.nietOpgeslagen);
  const stored = (receipt.opgeslagen as Told[]).map(({ cel }) => cel);
  story.check('plaats en bedrijf zijn opgeslagen', stored.includes('case.LOC') && stored.includes('case.BIZ'), stored.join(', '));
  story.check(
    'geen enkele persoon is opgeslagen',
    stored.every((cel) => cel.startsWith('case.')),
    stored.join(', '),
  );

  const police = preview.delen.find(({ partner }: { partner: { code: string } }) => partner.code === 'PO');
  const victim = (police.velden as Told[]).find(({ cel }) => cel === 'victim.IDV');
  story.check('de politie krijgt niets', police.gaat === 0, `${police.gaat} velden`);
  story.check('de reden is: geen grond voor een zacht signaal', victim?.reden?.code === 'NO_GROUND_SOFT_SIGNAL', victim?.reden?.code);
  for (const { code, tekst } of victim?.uitwegen ?? []) story.say(`Wat wel kan (${code}): ${tekst}`);
  story.check('er zijn vier wettige uitwegen', victim?.uitwegen.length === 4, String(victim?.uitwegen.length));

  const to = await findOrganisation(inspector, 'PO', /Oost-Brabant/);
  const wish = { signaal: receipt.id, aan: { oin: to.oin, partner: 'PO', taak: 'opsporing' }, doel: 'criminal-investigation' };
  const disclosure = story.require(await inspector.post('/v1/verstrekkingen', wish), 201, 'toch aan de politie vragen');
  story.check(
    'ook het verzoek zelf wordt geweigerd, en dat staat vast',
    disclosure.status === 'geweigerd' && disclosure.gaat.length === 0,
    disclosure.status,
  );
  const own = await inspector.get(`/v1/beslissingen/${disclosure.beslissing}`);
  story.check('de beslissing is na te lezen met reden', own.status === 200 && own.body.antwoord.length > 0, String(own.status));
};
