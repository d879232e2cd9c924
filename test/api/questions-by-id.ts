import { loadPolicies } from '#libs/policy';
import { criteria } from './answers-casework.js';

/** What an id is of; `own…`: one of the asker herself. */
export type Kind =
  | 'signal'
  | 'case'
  | 'disclosure'
  | 'consent'
  | 'intervention'
  | 'match'
  | 'approval'
  | 'decision'
  | 'erasure'
  | 'subject'
  | 'hold'
  | 'receipt';
export type OwnKind = 'ownSignal' | 'ownCase';

/** A question with an id of somebody else in it: the ids in the path first, the rest for the body. */
export interface Question {
  operation: string;
  kinds: (Kind | OwnKind)[];
  body?: (...ids: string[]) => object;
}

const riec = { oin: loadPolicies('policies').organisations.find(({ name }) => name === 'RIEC Oost-Brabant')!.oin, partner: 'RC' };
const fields = { gezienOp: '2026-11-01', velden: [{ veld: 'sector', waarde: 'nagelstudio' }] };
/** A consent that is recorded as it stands, of the first person of a signal. */
export const consent = {
  betrokkene: 'p1',
  ontvangers: ['CM'],
  cellen: ['victim.IDV'],
  doel: 'help',
  gegevenDoor: 'zelf',
  gegevenOp: '2026-11-02',
  vorm: 'schriftelijk',
  vrij: true,
};
const plan = (door: object) => ({ soort: 'toezicht', barriere: 'vervoer', geplandOp: '2026-12-01', door });
const give = (signaal: string, zaak?: string) => ({ signaal, ...(zaak && { zaak }), aan: riec, doel: 'organised-crime' });
const access = (signaal?: string, betrokkene?: string) => ({ identiteit: 'balie', signaal, betrokkene });
const file = { doel: 'organised-crime', formaat: 'application/json' };

/** Every operation that takes an id of something that is not for everybody, with bodies that are good but for that id. */
export const questions: Question[] = [
  { operation: 'toonSignaal', kinds: ['signal'] },
  { operation: 'vulSignaalAan', kinds: ['signal'], body: () => fields },
  { operation: 'verbeterSignaal', kinds: ['signal'], body: () => ({ correcties: [{ id: 'v1', waarde: '90000002' }], reden: 'typefout' }) },
  { operation: 'trekSignaalIn', kinds: ['signal'], body: () => ({ reden: 'dubbel' }) },
  { operation: 'legToestemmingVast', kinds: ['signal'], body: () => consent },
  { operation: 'lijstToestemmingen', kinds: ['signal'] },
  { operation: 'trekToestemmingIn', kinds: ['signal', 'consent'], body: () => ({}) },
  { operation: 'trekToestemmingIn', kinds: ['ownSignal', 'consent'], body: () => ({}) },
  { operation: 'verstrekVelden', kinds: ['signal'], body: (signal) => give(signal!) },
  { operation: 'verstrekVelden', kinds: ['signal', 'case'], body: (signal, zaak) => give(signal!, zaak) },
  { operation: 'verstrekVelden', kinds: ['ownSignal', 'case'], body: (signal, zaak) => give(signal!, zaak) },
  { operation: 'toonVoorbeeldVanVerstrekkingen', kinds: ['signal'], body: (signaal) => ({ signaal }) },
  { operation: 'leesVerstrekking', kinds: ['disclosure'] },
  { operation: 'neemVerstrekkingTerug', kinds: ['disclosure'], body: () => ({ reden: 'vergissing' }) },
  { operation: 'leesBewijsVanVerstrekking', kinds: ['disclosure'] },
  { operation: 'leesOntvangstbewijs', kinds: ['receipt'] },
  { operation: 'weegSignaal', kinds: ['signal'], body: (signaal) => ({ signaal, aanvaard: true, criteria }) },
  { operation: 'openZaak', kinds: ['signal'], body: (signaal) => ({ signaal }) },
  { operation: 'toonZaak', kinds: ['case'] },
  { operation: 'koppelSignaal', kinds: ['case', 'signal'], body: (signaal) => ({ signaal }) },
  { operation: 'koppelSignaal', kinds: ['ownCase', 'signal'], body: (signaal) => ({ signaal }) },
  { operation: 'wijsLidAan', kinds: ['case'], body: () => riec },
  { operation: 'brengZaakVerder', kinds: ['case'], body: () => ({ stap: 2, activiteit: 'casusoverleg' }) },
  { operation: 'spreekMaatregelAf', kinds: ['case'], body: () => plan(riec) },
  { operation: 'legUitkomstVast', kinds: ['case', 'intervention'], body: () => ({ uitkomst: 'uitgevoerd' }) },
  { operation: 'legUitkomstVast', kinds: ['ownCase', 'intervention'], body: () => ({ uitkomst: 'uitgevoerd' }) },
  { operation: 'koppelTerugUitZaak', kinds: ['case', 'signal'], body: (signaal) => ({ signaal, code: 'niet-opgevolgd' }) },
  { operation: 'koppelTerugUitZaak', kinds: ['ownCase', 'signal'], body: (signaal) => ({ signaal, code: 'niet-opgevolgd' }) },
  { operation: 'koppelTerugNaWeging', kinds: ['signal'], body: () => ({ code: 'niet-opgevolgd' }) },
  { operation: 'sluitZaak', kinds: ['case'], body: () => ({ reden: 'afgerond' }) },
  { operation: 'leesZaak', kinds: ['case'] },
  { operation: 'telZaak', kinds: ['case'] },
  { operation: 'exporteerZaak', kinds: ['case'], body: () => file },
  { operation: 'lijstOvereenkomsten', kinds: ['case'] },
  { operation: 'oordeelOverOvereenkomst', kinds: ['case', 'match'], body: () => ({ oordeel: 'niet-zelfde', reden: 'toeval' }) },
  { operation: 'oordeelOverOvereenkomst', kinds: ['ownCase', 'match'], body: () => ({ oordeel: 'niet-zelfde', reden: 'toeval' }) },
  { operation: 'beantwoordGoedkeuring', kinds: ['approval'], body: () => ({ besluit: 'gegeven', reden: 'voldoet' }) },
  { operation: 'trekGoedkeuringIn', kinds: ['approval'], body: () => ({ reden: 'vergissing' }) },
  { operation: 'toonBeslissing', kinds: ['decision'] },
  { operation: 'legBeslissingUit', kinds: ['decision'] },
  { operation: 'leesWissing', kinds: ['erasure'] },
  { operation: 'wisBetrokkene', kinds: ['subject'], body: (subject) => ({ betrokkenen: [subject], reden: 'verzoek-betrokkene' }) },
  { operation: 'legBewaarplichtOp', kinds: ['signal'], body: () => ({ reden: 'klacht' }) },
  { operation: 'hefBewaarplichtOp', kinds: ['signal', 'hold'], body: () => ({ reden: 'afgelopen' }) },
  { operation: 'zoekInRegister', kinds: ['signal', 'case'], body: (signaal, zaak) => ({ signaal, zaak }) },
  { operation: 'exporteerRegister', kinds: ['signal', 'case'], body: (signaal, zaak) => ({ signaal, zaak }) },
  { operation: 'vraagKennis', kinds: ['signal'], body: (signaal) => ({ signaal, oin: riec.oin, op: '2027-01-01' }) },
  { operation: 'vraagInzage', kinds: ['signal', 'subject'], body: access },
  { operation: 'exporteerInzage', kinds: ['signal', 'subject'], body: access },
  { operation: 'maakBriefVoorBetrokkene', kinds: ['signal', 'subject'], body: access },
];

/** Operations with an id that everybody may know: registers, and what has no id of a person, a signal or a case. */
export const forEverybody = [
  'tekenInstrument',
  'schortInstrumentOp',
  'hervatInstrument',
  'beeindigInstrument',
  'stelBeleidVast',
  'leesBeleidschema',
  'leesGebeurtenisschema',
];
/** For supervision alone, which sees all: anybody else is refused before the id is looked at. */
export const forSupervision = [
  'wisBetrokkene',
  'legBewaarplichtOp',
  'hefBewaarplichtOp',
  'zoekInRegister',
  'exporteerRegister',
  'vraagKennis',
  'vraagInzage',
  'exporteerInzage',
  'maakBriefVoorBetrokkene',
  'handelAfwijkingAf',
];
