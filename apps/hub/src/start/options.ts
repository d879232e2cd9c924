import { parseArgs } from 'node:util';

export interface StartOptions {
  port: number;
  idpPort: number;
  dataDir: string;
}

export const help = `npm start -- [opties]

Start Seinhuis op deze computer: een eigen PostgreSQL, een aanmelding met zes verzonnen medewerkers, en de hub.

  --port <n>        poort van de hub (3000, of PORT)
  --idp-port <n>    poort van de aanmelding (3001)
  --data-dir <map>  map voor de database en de sleutels (.seinhuis, of SEINHUIS_DATA_DIR)
  --help            deze tekst

Met DATABASE_URL gebruikt de hub uw eigen PostgreSQL 15 of nieuwer, met OIDC_ISSUER en OIDC_AUDIENCE uw eigen aanmelding.
Alle variabelen staan in .env.example.`;

/** @returns null when help is asked @throws Error in Dutch for an unknown option or a port that is none */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): StartOptions | null {
  const { values } = parse(args);
  if (values.help) return null;
  return {
    port: port('--port', values.port ?? env['PORT'] ?? '3000'),
    idpPort: port('--idp-port', values['idp-port'] ?? '3001'),
    dataDir: values['data-dir'] ?? (env['SEINHUIS_DATA_DIR'] || '.seinhuis'),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        'idp-port': { type: 'string' },
        'data-dir': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch {
    throw new Error(`deze optie is er niet: ${args.join(' ')}\n\n${help}`);
  }
}

function port(option: string, text: string): number {
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value < 1 || value > 65_535) throw new Error(`${option} moet een getal zijn van 1 tot en met 65535`);
  return value;
}
