import type { Journey, Proof } from './journeys.js';
import type { Story } from './story.js';

interface Known {
  cel: string;
  gronden: string[];
  eerstGelezenOp: string;
}
interface Line {
  volgnummer: number;
  soort: string;
  cellen: { reden: string | null; getoond: boolean; betrokkene: string | null }[];
}

/** The privacy officer asks what a partner knew on a day and on which ground, and checks that the record was not altered. */
export const provable: Journey = async ({ client, story, shared, proof }) => {
  story.begin('5. De privacy officer vraagt wie wat wist, en bewijst dat het register klopt');
  const officer = client.as('demo-privacy-officer');
  const { dutchDay } = await import('#libs/policy');
  const today = dutchDay(new Date());
  const question = { signaal: shared.careSignalId, oin: shared.comenshaOin, op: today };
  const known = story.require(await officer.post('/v1/toezicht/_kennis', question), 200, 'wat wist CoMensha vandaag van dit slachtoffer');
  for (const { cel, gronden, eerstGelezenOp } of known.items as Known[])
    story.say(`${cel}: gelezen op ${eerstGelezenOp}, grond ${gronden.join(', ')}`);
  const cells = (known.items as Known[]).map(({ cel }) => cel).join();
  story.check(
    'CoMensha kende naam en zorgbehoefte, op grond van toestemming',
    cells === 'victim.CARE,victim.IDV' && known.items.every(({ gronden }: Known) => gronden.join() === 'CONSENT'),
    cells,
  );
  const earlier = story.require(
    await officer.post('/v1/toezicht/_kennis', { ...question, op: '2026-01-01' }),
    200,
    'wat wist CoMensha een jaar eerder',
  );
  story.check('toen wist CoMensha nog niets', earlier.items.length === 0);

  const record = story.require(
    await officer.post('/v1/toezicht/_verstrekkingen', { signaal: shared.careSignalId, paginaGrootte: 100 }),
    200,
    'wie zag wat van wie',
  );
  const lines = record.items as Line[];
  for (const { volgnummer, soort, cellen } of lines)
    story.say(`${volgnummer}: ${soort}, ${cellen.filter(({ getoond }) => getoond).length} van ${cellen.length} soorten getoond`);
  story.check(
    'ook de weigeringen staan in het register',
    lines.some(({ cellen }) => cellen.some(({ reden }) => reden === 'CONSENT_WITHDRAWN')) &&
      lines.some(({ soort }) => soort === 'geweigerd'),
  );
  const inspector = await client.as('demo-inspecteur').post('/v1/toezicht/_verstrekkingen', {});
  story.check('een inspecteur mag dit register niet inzien', inspector.status === 403, String(inspector.status));

  if (!proof) return story.say('Het logboek controleren kan alleen op de computer van de hub: npx seinhuis ledger verify');
  await prove(story, proof, lines[0]?.volgnummer ?? 0);
  const subject = lines.flatMap(({ cellen }) => cellen).find(({ betrokkene }) => betrokkene)?.betrokkene;
  story.say(`Dit slachtoffer wissen, en zien dat elk bewijs blijft kloppen: npx seinhuis ledger erase --subject ${subject}`);
};

/** @param seq of the fact that is altered in the copy */
async function prove(story: Story, proof: Proof, seq: number): Promise<void> {
  const whole = await proof.verify();
  story.check(
    `alle ${whole.checked} feiten van het logboek kloppen met hun bladhash`,
    whole.problems.length === 0,
    `${whole.problems.length} afwijkingen`,
  );
  const tampered = await proof.verifyTamperedCopy(seq);
  story.check(
    `in een kopie met één veranderde byte wordt feit ${seq} aangewezen`,
    tampered.problems.some((problem) => problem.seq === seq),
    JSON.stringify(tampered.problems),
  );
}
