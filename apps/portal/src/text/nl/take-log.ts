interface Taken {
  done: number;
  total: number;
}
const megabytes = (bytes: number): string => (bytes / 1e6).toLocaleString('nl-NL', { maximumFractionDigits: 1 });

export const takeLog = {
  title: 'Het hele logboek meenemen',
  text: (size: number) =>
    `U krijgt een bestand met alle ${size.toLocaleString('nl-NL')} regels, om zonder de hub na te rekenen. Er staan geen gegevens van personen in. Er staat wel in welke organisaties aan welke zaken werken: bewaar het veilig. Dat u het meeneemt, wordt vastgelegd.`,
  large:
    'Dit is een groot bestand. Uw browser houdt het in zijn geheel vast voordat het op uw schijf staat. Lukt dat niet, gebruik dan Edge of Chrome, of vraag de beheerder om de map.',
  take: 'Logboek meenemen',
  working: 'Logboek ophalen',
  begun: 'Het ophalen begint. Blijf op deze pagina.',
  soFar: ({ done, total }: Taken) => `${megabytes(done)} van ${megabytes(total)} MB`,
  heard: (percent: number) => `${percent} procent opgehaald`,
  ready: 'Het logboek is opgehaald. Zo pakt u het uit en rekent u het na:',
  commands: (folder: string) => `tar -xf logboek.tar\nnode verifier.js ${folder}`,
  stopped: 'U bent gestopt. Er is niets bewaard.',
  brokeOff: 'Het ophalen brak af. Er is niets bewaard. Probeer het opnieuw.',
};
