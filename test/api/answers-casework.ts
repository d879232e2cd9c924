/** What the walk over all operations reports. */
export const signal = {
  doelen: ['organised-crime', 'supervision'],
  gezienOp: '2026-11-01',
  omstandigheden: {
    georganiseerdVerband: 'mogelijk',
    adresIsWoning: false,
    bedrijfIsPersoon: false,
    geheimAdres: false,
    gemotiveerd: true,
  },
  betrokkenen: [{ ref: 'p1', rol: 'slachtoffer' }],
  velden: [
    { veld: 'kvkNummer', waarde: '90000001' },
    { veld: 'slaapplaatsen', waarde: 8 },
    { veld: 'naam', waarde: 'Testpersoon Wilg', betrokkene: 'p1' },
    { veld: 'gezondheidGezien', waarde: 'Ziet er moe uit', betrokkene: 'p1' },
  ],
};
export const criteria = {
  soort: 'arbeid',
  omvang: 'kleine-groep',
  ernst: 'ernstig',
  eerdereMaatregelen: false,
  deelnemersMetZelfdeSignaal: 1,
};

type Ask = (as: string, method: 'get' | 'post', template: string, params?: string[], body?: unknown) => Promise<any>; // eslint-disable-line typescript/no-explicit-any

/** The work of an analyst, from the queue to the end of a case: each operation once, each answer held against its description. */
export async function caseworkAnswers(ask: Ask, riecOin: string): Promise<void> {
  const [inspector, analyst] = ['demo-inspecteur', 'demo-riec-analist'];
  const report = { ...signal, betrokkenen: [], velden: [{ veld: 'kenteken', waarde: 'GV-888-X' }] };
  const reported = async (): Promise<string> => {
    const { id } = await ask(inspector, 'post', '/signalen', [], report);
    await ask(inspector, 'post', '/verstrekkingen', [], { signaal: id, aan: { oin: riecOin, partner: 'RC' }, doel: 'organised-crime' });
    return id as string;
  };
  const [first, second] = [await reported(), await reported()];
  const waiting = (await ask(analyst, 'get', '/wegingen?paginaGrootte=100')).items as { signaal: string }[];
  expect(waiting.map(({ signaal }) => signaal).slice(-2)).toEqual([first, second]);
  await ask(analyst, 'post', '/wegingen', [], { signaal: first, aanvaard: true, criteria });
  await ask(analyst, 'post', '/wegingen', [], { signaal: second, aanvaard: false, criteria });
  expect((await ask(analyst, 'get', '/wegingen?stand=afgewezen')).items).toMatchObject([{ signaal: second, criteria }]);
  await ask(analyst, 'post', '/wegingen/{signaalId}/terugkoppelingen', [second], { code: 'niet-betrokken-bij-zaak' });

  const { id } = await ask(analyst, 'post', '/zaken', [], { signaal: first });
  const { items } = await ask(analyst, 'get', '/zaken/{zaakId}/overeenkomsten', [id]);
  expect(items).toHaveLength(1);
  const say = (oordeel: string, reden: string) =>
    ask(analyst, 'post', '/zaken/{zaakId}/overeenkomsten/{id}/oordelen', [id, items[0].id], { oordeel, reden });
  await say('niet-zelfde', 'toeval');
  await ask(analyst, 'get', '/zaken/{zaakId}/overeenkomsten?stand=niet-zelfde', [id]);
  await say('ingetrokken', 'vergissing');

  const plan = { soort: 'toezicht', barriere: 'vervoer', geplandOp: '2026-12-01', door: { oin: riecOin, partner: 'RC' } };
  await ask(analyst, 'post', '/zaken/{id}/interventies', [id], plan);
  const { maatregelen } = await ask(analyst, 'get', '/zaken/{id}', [id]);
  await ask(analyst, 'post', '/zaken/{zaakId}/interventies/{id}/uitkomsten', [id, maatregelen[0].id], { uitkomst: 'uitgevoerd' });
  await ask(analyst, 'post', '/zaken/{id}/terugkoppelingen', [id], { signaal: first, code: 'opvolging-gestart' });
  await ask(inspector, 'get', '/signalen/{id}', [first]);
  await ask(inspector, 'get', '/signalen');
  await ask(analyst, 'post', '/zaken/{id}/sluitingen', [id], { reden: 'afgerond' });
  expect(await ask(analyst, 'get', '/zaken/{id}', [id])).toMatchObject({ gesloten: { reden: 'afgerond' } });
  await ask(analyst, 'get', '/zaken');
}
