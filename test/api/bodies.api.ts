import { Refusal } from '#libs/ledger';
import { inputPipe } from '../../apps/hub/src/http/input-problems.js';
import { KoppelingDto, LidDto, StapDto, ZaakDto } from '../../libs/cases/src/case.dto.js';
import { ToestemmingDto } from '../../libs/consents/src/consent.dto.js';
import { AkkoordIntrekkingDto, BesluitDto } from '../../libs/disclosures/src/approvals/approval.dto.js';
import { TerugnemingDto, VerstrekkingDto, VoorbeeldDto, ZoekDto } from '../../libs/disclosures/src/disclosure.dto.js';
import { WegingDto } from '../../libs/disclosures/src/weighings/weighing.dto.js';
import { PrognoseVraag } from '../../libs/forecast/src/forecast.dto.js';
import { AfspraakDto, BeeindigingDto, OpschortingDto } from '../../libs/instruments/src/instrument.dto.js';
import { InzageVraag } from '../../libs/oversight/src/access/access.dto.js';
import { AfhandelingDto, AfwijkingenVraag } from '../../libs/oversight/src/anomalies/anomaly.dto.js';
import { NaspeelVraag, VergelijkVraag } from '../../libs/oversight/src/comparison/comparison.dto.js';
import { RegisterExportVraag } from '../../libs/oversight/src/export/export.http.js';
import { KennisVraag, RegisterVraag } from '../../libs/oversight/src/oversight.dto.js';
import { AanvulDto, CorrectiesDto, IntrekkingDto, SignaalDto } from '../../libs/signals/src/signal.dto.js';

type Tree = { [name: string]: unknown };
const id = '3f6f0f0e-8f54-4c39-9f0a-2f6f0f0e8f54';
const oin = '00000099000000000001';
const aanvulling = {
  gezienOp: '2026-11-20',
  omstandigheden: { georganiseerdVerband: 'mogelijk', gevaar: 'nu', hardeFeiten: true, gemotiveerd: false },
  betrokkenen: [{ ref: 'p1', rol: 'slachtoffer' }],
  velden: [{ veld: 'naam', waarde: 'A', betrokkene: 'p1', groep: 'POL8', bevinding: true, regime: 'wpg', verkregenOp: '2026-11-19' }],
};
const criteria = { soort: 'arbeid', omvang: 'enkeling', ernst: 'licht', eerdereMaatregelen: false, deelnemersMetZelfdeSignaal: 1 };

/** Every body that the API takes, whole, and the members that must be there. */
const bodies: [new () => object, Tree, string[]][] = [
  [SignaalDto, { ...aanvulling, doelen: ['supervision'] }, ['gezienOp', 'velden', 'doelen']],
  [AanvulDto, aanvulling, ['gezienOp', 'velden']],
  [CorrectiesDto, { correcties: [{ id: 'v1', waarde: null }], reden: 'typefout' }, ['correcties', 'reden']],
  [IntrekkingDto, { reden: 'dubbel' }, ['reden']],
  [BesluitDto, { besluit: 'gegeven', reden: 'voldoet', verklaringen: ['geen-mildere-weg'] }, ['besluit', 'reden']],
  [AkkoordIntrekkingDto, { reden: 'vergissing' }, ['reden']],
  [
    ToestemmingDto,
    {
      betrokkene: 'p1',
      ontvangers: ['CM'],
      cellen: ['victim.IDV'],
      doel: 'help',
      gegevenDoor: 'zelf',
      geboortedatum: '2001-02-03',
      gegevenOp: '2026-11-20',
      geldigTot: '2027-01-01',
      vorm: 'schriftelijk',
      vrij: true,
      voogdIsVerdachte: false,
      onbekwaam: false,
      geweigerd: false,
    },
    ['betrokkene', 'ontvangers', 'cellen', 'doel', 'gegevenDoor', 'gegevenOp', 'vorm', 'vrij'],
  ],
  [
    AfspraakDto,
    {
      soort: 'I-W20',
      titel: 'Besluit Wpg 20 (demo)',
      regios: ['politie-oost-brabant'],
      partijen: [{ partner: 'PO', oin }, { partner: 'ZC' }],
      geldigVan: '2026-11-20',
      geldigTot: '2027-11-20',
      doel: 'help',
      cellen: ['victim.IDV'],
      onderdelen: { belang: 'artikel 1', verband: 'artikel 2', gegevens: 'artikel 3', voorwaarden: 'artikel 4', ontvangers: 'artikel 5' },
      documentHash: `sha256:${'0a'.repeat(32)}`,
    },
    ['soort', 'titel', 'regios', 'partijen', 'geldigVan', 'geldigTot', 'documentHash'],
  ],
  [PrognoseVraag, { op: '2028-01-01' }, ['op']],
  [OpschortingDto, { reden: 'incident' }, ['reden']],
  [BeeindigingDto, { laatsteDag: '2026-12-31', reden: 'opgezegd' }, ['laatsteDag', 'reden']],
  [WegingDto, { signaal: id, aanvaard: true, criteria }, ['signaal', 'aanvaard', 'criteria']],
  [ZaakDto, { signaal: id, activiteit: 'casusoverleg' }, ['signaal']],
  [KoppelingDto, { signaal: id }, ['signaal']],
  [LidDto, { oin, partner: 'PO', ontslagen: false }, ['oin', 'partner']],
  [StapDto, { stap: 2, activiteit: 'casusoverleg' }, ['stap', 'activiteit']],
  [
    VerstrekkingDto,
    { signaal: id, zaak: id, aan: { oin, partner: 'CM', taak: 'registratie' }, doel: 'help', velden: ['v1'], gevraagdeAkkoorden: ['rac'] },
    ['signaal', 'aan', 'doel'],
  ],
  [VoorbeeldDto, { signaal: id }, ['signaal']],
  [TerugnemingDto, { reden: 'onjuist' }, ['reden']],
  [ZoekDto, { soort: 'bsn', waarde: '999990342', gemotiveerd: true, bij: oin }, ['soort', 'waarde']],
  [
    RegisterVraag,
    {
      paginaGrootte: 50,
      na: 'WyJ4Il0',
      sorteerOp: 'gever',
      richting: 'oplopend',
      signaal: id,
      zaak: id,
      betrokkene: id,
      ontvanger: oin,
      gever: oin,
      afdelingOntvanger: 'RC',
      afdelingGever: 'GB-TZ',
      organisatie: oin,
      medewerker: 'demo-inspecteur',
      soort: 'gelezen',
      doel: 'help',
      cel: 'victim.IDV',
      grond: 'W-R1',
      uitkomst: 'deny',
      reden: 'NO_GROUND',
      getoond: false,
      van: '2026-11-20T00:00:00Z',
      tot: '2026-11-21T00:00:00Z',
    },
    [],
  ],
  [
    InzageVraag,
    { identiteit: 'balie', bsn: '999990342', signaal: id, betrokkene: id, besluiten: [{ betrokkene: id, beperking: 'none' }] },
    ['identiteit'],
  ],
  [
    AfwijkingenVraag,
    { van: '2026-11-01', tot: '2026-11-30', soort: 'veel-tegelijk', status: 'alle', pagina: 1, paginaGrootte: 50 },
    ['van', 'tot'],
  ],
  [VergelijkVraag, { met: `sha256:${'0a'.repeat(32)}`, op: '2026-11-27', hoe: 'ruimer', pagina: 1, paginaGrootte: 50 }, ['met']],
  [NaspeelVraag, { met: `sha256:${'0a'.repeat(32)}`, na: 12 }, ['met']],
  [AfhandelingDto, { van: '2026-11-01', tot: '2026-11-30', reden: 'verklaard' }, ['van', 'tot', 'reden']],
  [RegisterExportVraag, { signaal: id, cel: 'victim.IDV', getoond: true, sorteerOp: 'gever', richting: 'oplopend' }, []],
  [KennisVraag, { signaal: id, oin, op: '2026-11-20', betrokkene: id }, ['signaal', 'oin', 'op']],
];

const pipe = inputPipe();

/** Where the input is wrong, as `pointer code`; empty when it is right. */
async function wrongWith(metatype: new () => object, body: unknown): Promise<string[]> {
  try {
    await pipe.transform(body, { type: 'body', metatype });
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error).toMatchObject({ code: 'input.invalid', kind: 'invalid' });
    return error.problems.map(({ pointer, code }) => `${pointer} ${code}`);
  }
}

/** The pointers to every object in a body. */
function objectsIn(value: unknown, pointer = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => objectsIn(item, `${pointer}/${index}`));
  if (typeof value !== 'object' || value === null) return [];
  return [pointer, ...Object.entries(value).flatMap(([name, inner]) => objectsIn(inner, `${pointer}/${name}`))];
}

/** A copy in which the member at this pointer is another. */
function changed(body: Tree, pointer: string, value: unknown): Tree {
  const copy = structuredClone(body);
  const steps = pointer.split('/').slice(1);
  const last = steps.pop()!;
  const parent = steps.reduce<Tree>((inside, step) => inside[step] as Tree, copy);
  parent[last] = value;
  return copy;
}

describe.each(bodies.map(([metatype, body, required]) => [metatype.name, metatype, body, required] as const))(
  '%s',
  (_, metatype, body, required) => {
    test('is right when whole, and with only what must be there', async () => {
      expect(await wrongWith(metatype, body)).toEqual([]);
      expect(await wrongWith(metatype, Object.fromEntries(required.map((name) => [name, body[name]])))).toEqual([]);
    });

    test('tells everything that is missing at once', async () => {
      const pointers = (await wrongWith(metatype, {})).map((problem) => problem.split(' ')[0]);
      expect(new Set(pointers)).toEqual(new Set(required.map((name) => `/${name}`)));
    });

    test('refuses a member that it does not know, at every level', async () => {
      for (const pointer of objectsIn(body)) {
        expect(await wrongWith(metatype, changed(body, `${pointer}/onbekend`, 1))).toEqual([
          `${pointer}/onbekend input.whitelistValidation`,
        ]);
      }
    });

    test('takes null for no member, except where null is a value', async () => {
      for (const name of Object.keys(body)) expect(await wrongWith(metatype, { ...body, [name]: null })).not.toEqual([]);
    });

    test.each([
      ['a list', []],
      ['a list in a list', [[]]],
      ['a nested object', { a: { b: 1 } }],
      ['NaN as text', 'NaN'],
    ])('does not take %s for what it is not', async (_name, value) => {
      const accepted: string[] = [];
      for (const name of Object.keys(body)) if ((await wrongWith(metatype, { ...body, [name]: value })).length === 0) accepted.push(name);
      // free text, and lists and objects of which every member may be left out
      expect(
        accepted.filter(
          (name) => !['doel', 'waarde', 'betrokkenen', 'gevraagdeAkkoorden', 'titel', 'cellen', 'medewerker', 'besluiten'].includes(name),
        ),
      ).toEqual([]);
    });

    test.each([null, undefined, [], [{}], 'tekst', 7, true])('does not take %p for a body', async (whole) => {
      const nothing = whole === null || whole === undefined;
      // no body is an empty one: right where every member may be left out
      expect((await wrongWith(metatype, whole)).length > 0).toBe(!nothing || required.length > 0);
    });
  },
);

test.each<[new () => object, string, unknown]>([
  [SignaalDto, '/gezienOp', '2026-02-30'],
  [SignaalDto, '/gezienOp', '20-11-2026'],
  [SignaalDto, '/velden/0/verkregenOp', '2026-13-01'],
  [SignaalDto, '/velden', [[]]],
  [SignaalDto, '/betrokkenen/0/ref', 'Jansen'],
  [SignaalDto, '/omstandigheden/hardeFeiten', null],
  [SignaalDto, '/omstandigheden/hardeFeiten', 'true'],
  [SignaalDto, '/velden', Array.from({ length: 151 }, () => aanvulling.velden[0])],
  [ToestemmingDto, '/geboortedatum', '2001-02-29'],
  [ToestemmingDto, '/ontvangers', ['CM', 'CM']],
  [ToestemmingDto, '/ontvangers', ['x'.repeat(65)]],
  [AfspraakDto, '/onderdelen/belang', 'artikel 1: de heer Jansen is in gevaar en moet snel geholpen worden'],
  [AfspraakDto, '/partijen', [{ partner: 'PO' }, { partner: 'PO' }]],
  [AfspraakDto, '/partijen', [{ partner: 'PO' }]],
  [AfspraakDto, '/documentHash', 'ab'.repeat(32)],
  [AfspraakDto, '/geldigTot', '2027-02-30'],
  [AfspraakDto, '/geldigTot', '9999-12-31'],
  [PrognoseVraag, '/op', '2100-01-01'],
  [BeeindigingDto, '/laatsteDag', '2026-11-31'],
  [WegingDto, '/criteria', []],
  [WegingDto, '/criteria/deelnemersMetZelfdeSignaal', 1.5],
  [StapDto, '/stap', 1],
  [StapDto, '/stap', '2'],
  [VerstrekkingDto, '/aan', []],
  [VerstrekkingDto, '/aan/oin', '99'],
  [VerstrekkingDto, '/gevraagdeAkkoorden', ['geheim']],
  [KennisVraag, '/op', '2026-11-31'],
])('%p refuses another value at %s', async (metatype, pointer, value) => {
  const [, body] = bodies.find(([one]) => one === metatype)!;
  const problems = await wrongWith(metatype, changed(body, pointer, value));
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.every((problem) => problem.startsWith(pointer))).toBe(true);
});

test('two people may not have the same ref', async () => {
  const betrokkenen = [...aanvulling.betrokkenen, { ref: 'p1', rol: 'verdachte' }];
  expect(await wrongWith(AanvulDto, { ...aanvulling, betrokkenen })).toEqual(['/betrokkenen input.arrayUnique']);
});
