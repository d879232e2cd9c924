const leaves = ['ledger', 'policy', 'verdict', 'identity', 'vault', 'paging', 'telemetry'];
const factsOf = (slices: string): string[] => slices.split(' ').map((name) => `${name}/facts`);

/** The directions: who may import what. This table is the diagram; the order is the order of building. */
export const may: Record<string, string[]> = {
  proofs: [],
  notes: [],
  growth: ['notes', 'proofs'], // what witness and signer share: both put their name only under a log that grew
  policy: [],
  verdict: ['policy'], // how a verdict stands in an answer; policy itself knows nothing of HTTP
  environment: [], // what a program is started with: for hub, relay and delivery alike
  telemetry: ['environment'], // where work is in its trace; whoever does or hands on work says so here
  identity: ['telemetry'],
  vault: [],
  paging: [],
  sheets: [], // files for a spreadsheet, safe to open; whoever lets a table leave
  ledger: ['proofs', 'telemetry'],
  delivery: ['ledger', 'proofs', 'notes', 'identity', 'environment', 'telemetry'],
  logbook: ['proofs', 'notes', 'growth', 'identity', 'ledger', 'telemetry'], // what outsiders may see of the ledger; beside delivery, whose reader fills its view
  rulebook: leaves,
  instruments: [...leaves, 'rulebook/facts'],
  law: ['ledger', 'policy', ...factsOf('rulebook instruments')], // what the registers say, for all slices after it; no facts of its own
  decisions: [...leaves, 'law'], // what a decision means to who asked; its own facts are answers to questions from outside
  signals: [...leaves, 'law', 'decisions'],
  consents: [...leaves, 'law', 'signals/facts'],
  cases: [...leaves, 'law', ...factsOf('signals consents')],
  disclosures: [...leaves, 'law', 'logbook', 'sheets', ...factsOf('signals consents cases')], // a receipt is a signed word about a place in the log
  oversight: [
    ...leaves,
    'proofs',
    'logbook', // supervision takes a copy of the log along
    'law',
    'decisions',
    'sheets',
    ...factsOf('rulebook instruments decisions signals consents cases disclosures'),
  ],
  forecast: [...leaves, 'law', ...factsOf('rulebook instruments signals consents cases disclosures')],
};

/** Files of more than 300 lines, each with its reason. */
export const longFiles: Record<string, string> = {
  'apps/verifier/src/verifier.js': 'one file, to be read whole and taken along on a stick; below 500 lines',
  'apps/portal/src/api/schema.d.ts': 'written by npm run api:types, never by hand',
};
