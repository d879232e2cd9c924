import { freshPlate, worldOf } from './casework.js';
import { givenSignal, people } from './given-signal.js';
import { careFile, givenByPolice } from './given-victim.js';
import { Line, trace } from './line.js';
import { Visit } from './visit.js';

/** One page as it is opened. */
interface Opened {
  path: string;
  /** What it asks of the hub before it can show anything; null when it asks nothing. */
  asks: RegExp | null;
  /** Is a list, which may be empty. */
  list?: true;
  /** Works while it asks: it says so only when that fails. */
  early?: true;
}

const anything = /./;
let opened: Record<string, { as: string; task?: string; pages: Record<string, Opened[]> }>;

beforeAll(async () => {
  const signal = await givenSignal();
  const world = await worldOf(700);
  const reported = await world.reported([freshPlate()]);
  const { id } = await world.caseOf(reported);
  await givenByPolice();
  const { body: received } = await people.as('demo-comensha').get('/v1/verstrekkingen?kant=ontvangen');
  const file = await careFile();
  const part = (deel: string, asks: RegExp | null): Opened => ({ path: `/zaken/${id}?deel=${deel}`, asks });
  opened = {
    signalen: {
      as: 'Ine de Inspecteur',
      pages: {
        '/': [],
        '/aanmelding': [{ path: '/aanmelding', asks: null }],
        '/toegankelijkheid': [{ path: '/toegankelijkheid', asks: null }],
        '/signalen': [{ path: '/signalen', asks: anything, list: true }],
        '/signalen/nieuw/$stap': ['waarneming', 'delen', 'versturen'].map((step) => ({ path: `/signalen/nieuw/${step}`, asks: null })),
        '/signalen/$id': [{ path: `/signalen/${signal.id}`, asks: anything }],
      },
    },
    zaken: {
      as: 'Rik de Analist',
      pages: {
        '/zaken': [{ path: '/zaken', asks: anything, list: true }],
        '/zaken/wegen': [{ path: '/zaken/wegen', asks: /wegingen/, list: true }],
        '/zaken/wegen/$signaal': [{ path: `/zaken/wegen/${signal.id}?verstrekking=${signal.disclosure}`, asks: /velden/ }],
        '/zaken/zoeken': [{ path: '/zaken/zoeken', asks: null }],
        '/zaken/$zaak': [
          part('deelnemers', anything),
          part('maatregelen', null),
          part('velden', /velden/),
          part('tijdlijn', null),
          part('relaties', /overeenkomsten/),
          { ...part('overeenkomsten', /overeenkomsten/), list: true },
        ],
      },
    },
    'slachtoffers, die CoMensha kreeg': {
      as: 'Coen van de Registratie',
      task: 'Registratie van slachtoffers',
      pages: {
        '/slachtoffers': [{ path: '/slachtoffers', asks: anything, list: true }],
        '/slachtoffers/nieuw': [{ path: '/slachtoffers/nieuw', asks: null }],
        '/slachtoffers/ontvangen/$verstrekking': [{ path: `/slachtoffers/ontvangen/${received.items[0].id}`, asks: /velden/ }],
      },
    },
    'slachtoffers, van de zorgcoördinator': {
      as: 'Zoë de Zorgcoördinator',
      pages: {
        '/slachtoffers/$signaal': [{ path: `/slachtoffers/${file}`, asks: anything }],
        '/slachtoffers/$signaal/toestemming': [{ path: `/slachtoffers/${file}/toestemming`, asks: anything }],
      },
    },
    toezicht: {
      as: 'Fenna de Functionaris',
      pages: {
        '/toezicht': [{ path: '/toezicht', asks: null }],
        '/toezicht/verstrekkingen': [{ path: '/toezicht/verstrekkingen', asks: anything, list: true }],
        '/toezicht/beslissingen/$id': [{ path: `/toezicht/beslissingen/${signal.decision}`, asks: anything }],
        '/toezicht/betrokkene': [{ path: '/toezicht/betrokkene', asks: null }],
        '/toezicht/bewijs': [{ path: '/toezicht/bewijs', asks: anything }],
        '/toezicht/beleid': [{ path: '/toezicht/beleid', asks: anything }],
        '/toezicht/afwijkingen': [{ path: '/toezicht/afwijkingen', asks: anything, list: true }],
        '/toezicht/raadplegingen': [{ path: '/toezicht/raadplegingen', asks: anything, list: true }],
      },
    },
  };
});

test('toestanden: every page of the portal is in this table', async () => {
  const visit = await Visit.begin();
  await visit.logIn('Ine de Inspecteur');
  const routes = await visit.page.evaluate(() =>
    Object.keys((globalThis as unknown as { __TSR_ROUTER__: { routesByPath: object } }).__TSR_ROUTER__.routesByPath),
  );
  const known = Object.values(opened).flatMap(({ pages }) => Object.keys(pages));
  expect(known.toSorted()).toEqual(routes.toSorted());
});

const workspaces = ['signalen', 'zaken', 'slachtoffers, die CoMensha kreeg', 'slachtoffers, van de zorgcoördinator', 'toezicht'];

test.each(workspaces)('toestanden: every page of %s waits, fails, loses the line, is empty, and comes back', async (workspace) => {
  const { as, task, pages } = opened[workspace]!;
  const visit = await Visit.begin();
  visit.expectFault(/500|ERR_INTERNET_DISCONNECTED/);
  // a page that asks nothing: what was read before would be shown at once
  await visit.logIn(as, '/aanmelding', task);
  const line = await Line.of(visit.page);
  for (const page of Object.values(pages).flat()) {
    await visit.goTo('/toegankelijkheid');
    await visit.heading('Toegankelijkheid');
    if (page.asks) await throughAll(visit, line, { ...page, asks: page.asks });
    else await visit.goTo(page.path);
    await settled(visit);
    await visit.holdsUp();
  }
});

async function throughAll(visit: Visit, line: Line, { path, asks, list }: Opened & { asks: RegExp }): Promise<void> {
  const main = visit.page.getByRole('main');
  const [loading, alert] = [main.getByText('Bezig met laden'), main.getByRole('alert')];
  line.answers('not yet', asks);
  await visit.goTo(path);
  await loading.first().waitFor();
  expect(await alert.count()).toBe(0);
  await visit.holdsUp();

  line.answers('broken');
  await alert.first().waitFor();
  expect(await alert.first().textContent()).toMatch(new RegExp(`Probeer het later opnieuw.*${trace}`));
  await visit.holdsUp();

  line.answers('as it is');
  await visit.goOffline(true);
  await alert.first().getByRole('button', { name: 'Probeer opnieuw' }).click();
  await alert.getByText('Er kwam geen antwoord.').first().waitFor();
  await main.getByText('U hebt geen verbinding.').waitFor();
  await visit.holdsUp();

  // comes back of itself with the line
  line.answers(list ? 'empty' : 'as it is');
  await visit.goOffline(false);
  if (list) await main.locator('.leeg').first().waitFor();
  await alert.first().waitFor({ state: 'detached' });
  await settled(visit);
  if (list) await visit.holdsUp();
  line.answers('as it is');
}

/** Nothing is under way, and nothing went wrong. */
async function settled(visit: Visit): Promise<void> {
  const main = visit.page.getByRole('main');
  await visit.page.getByRole('heading', { level: 1 }).waitFor();
  await main.getByText('Bezig met laden').first().waitFor({ state: 'detached' });
  expect(await main.getByRole('alert').count()).toBe(0);
}
