import type { Cell, Instrument, PolicyConsent, PolicyPack, PolicyRequest } from '#libs/policy';

/** Which end of the transfer asks: changes that only the other end can make are not offered. */
export type Side = 'giver' | 'receiver';

/**
 * One thing that could be otherwise. `do`: something to do. `if-so`: a fact about the situation, to be told only when it is so; never a wish.
 * Danger, hard facts, and anything that is hidden from who asks are not here: nobody should be led to claim them.
 */
export interface Change {
  code: string;
  kind: 'do' | 'if-so';
  by: readonly Side[];
  /** Plain Dutch, for the one who asks. */
  text: string;
  /** The request with this changed; null when it is so already, or has no place here. */
  apply(request: PolicyRequest, cell: Cell, pack: PolicyPack): PolicyRequest | null;
}

const both: readonly Side[] = ['giver', 'receiver'];
const giver: readonly Side[] = ['giver'];
const compartments = ['RC', 'ZV'];
const inCompartment = ({ from, to }: PolicyRequest): boolean => [from, to].some((end) => compartments.includes(end ?? ''));
const isPerson = (cell: Cell): boolean => !cell.startsWith('case.');

const approvals = {
  'four-eyes': 'Laat een tweede collega meekijken en akkoord geven.',
  'gezag-om': 'Vraag akkoord van het gezag over de politie: de officier van justitie.',
  'om-decision': 'Vraag een besluit van het Openbaar Ministerie.',
  rac: 'Vraag advies van de rechtmatigheidscommissie.',
  'human-review': 'Laat een mens het resultaat bekijken.',
  'conflict-form': 'Vul het formulier over het conflict van plichten in.',
  'good-care-form': 'Vul het formulier over goede zorg in.',
} as const;

const agreements: Record<Instrument['id'], string> = {
  'I-RIEC': 'Sluit of verleng het convenant van het RIEC voor deze regio, met deze partijen.',
  'I-ZVH': 'Sluit of verleng het convenant van het Zorg- en Veiligheidshuis voor deze regio, met deze partijen.',
  'I-W20': 'Vraag de politie om een compleet besluit (artikel 20 Wpg) voor dit doel en deze gegevens.',
  'I-SUWI': 'Maak of verleng een projectafspraak voor het interventieteam.',
};

const fact = (
  code: string,
  text: string,
  key: keyof PolicyRequest,
  value: unknown,
  fits: (cell: Cell) => boolean = () => true,
): Change => ({
  code,
  text,
  kind: 'if-so',
  by: giver,
  apply: (request, cell) =>
    request[key] !== value && fits(cell)
      ? {
          ...request,
          [key]: value,
        }
      : null,
});

const approval = (code: keyof typeof approvals): Change => ({
  code,
  text: approvals[code],
  kind: 'do',
  by: both,
  apply: ({ approvals: asked = {}, ...request }) =>
    asked[code] === 'given' || asked[code] === 'refused'
      ? null
      : {
          ...request,
          approvals: {
            ...asked,
            [code]: 'given',
          },
        },
});

const agreement = (id: Instrument['id']): Change => ({
  code: id,
  text: agreements[id],
  kind: 'do',
  by: both,
  apply: ({ instruments = [], ...request }, cell) => {
    const { asOf, from, to, region, toRegion, purpose } = request;
    const parties = [from, to, request.actor].filter((party) => party !== undefined);
    if (!asOf || !region || parties.length === 0) return null;
    const regions = [region, ...(toRegion ? [toRegion] : [])];
    const written =
      id === 'I-W20'
        ? {
            complete: true,
            cells: [cell],
            ...(purpose && { purpose }),
          }
        : {};
    return {
      ...request,
      instruments: [
        ...instruments,
        {
          id,
          regions,
          parties,
          validFrom: asOf,
          validTo: asOf,
          ...written,
        },
      ],
    };
  },
});

const consent: Change = {
  code: 'consent',
  kind: 'do',
  by: both,
  text: 'Vraag het slachtoffer om schriftelijke toestemming voor deze ontvanger en dit doel.',
  apply: ({ consents = [], ...request }, cell) => {
    const { asOf, to, purpose } = request;
    if (!cell.startsWith('victim.') || !asOf || !to || !purpose || consents.some(({ refused }) => refused)) return null;
    const given: PolicyConsent = {
      subject: 'victim',
      recipients: [to],
      cells: [cell],
      purpose,
      givenBy: 'self',
      born: '1980-01-01',
      givenAt: asOf,
      form: 'written',
      freely: true,
      guardianIsSuspect: false,
    };
    return {
      ...request,
      consents: [...consents, given],
    };
  },
};

const stage: Change = {
  code: 'stage',
  kind: 'do',
  by: both,
  text: 'Vraag het RIEC om de zaak een stap verder te brengen.',
  apply: (request) =>
    inCompartment(request) && (request.stage ?? 1) < 3
      ? {
          ...request,
          stage: ((request.stage ?? 1) + 1) as 2 | 3,
          caseActivity: 'casusoverleg',
        }
      : null,
};

const member: Change = {
  code: 'member',
  kind: 'do',
  by: both,
  text: 'Laat uw organisatie aanwijzen als lid van deze zaak.',
  apply: (request) =>
    inCompartment(request) && !request.caseMember
      ? {
          ...request,
          caseMember: true,
        }
      : null,
};

const match: Change = {
  code: 'match',
  kind: 'do',
  by: both,
  text: 'Vraag eerst alleen of de persoon bekend is: ja of nee.',
  apply: (request, cell) =>
    request.matchResult === undefined && isPerson(cell)
      ? {
          ...request,
          matchResult: 'hit',
        }
      : null,
};

/** Another task of the own organisation; the text names it. */
const task: Change = {
  code: 'task',
  kind: 'do',
  by: both,
  text: 'Kies onder welke taak u werkt.',
  apply: (request, _cell, { partners }) => {
    const ends =
      request.activity === 'read' || request.activity === 'release' ? (['to', 'toTask'] as const) : (['from', 'fromTask'] as const);
    if (request[ends[1]] !== undefined) return null;
    const first = partners.find(({ code }) => code === request[ends[0]])?.tasks[0];
    return first
      ? {
          ...request,
          [ends[1]]: first,
        }
      : null;
  },
};

const caseIs = (group: string) => (cell: Cell) => cell === `case.${group}`;

/** Everything that is tried, in the order in which it is offered. */
export const changes: readonly Change[] = [
  task,
  { ...fact('statement', 'Schrijf op waarom dit nodig is en waarom het niet te veel is.', 'statement', true), kind: 'do' },
  { ...fact('labelling', 'Laat twee mensen de personen in de tekst markeren.', 'narrLabelledBy', 2, caseIs('NARR')), kind: 'do' },
  consent,
  match,
  ...(Object.keys(approvals) as (keyof typeof approvals)[]).map(approval),
  ...(Object.keys(agreements) as Instrument['id'][]).map(agreement),
  member,
  stage,
  { ...fact('mandate', 'Vraag het college om een opdracht.', 'mandate', true), kind: 'do' },
  {
    ...fact('organised', 'Wijst er iets op een georganiseerd verband? Leg dan vast wat.', 'organisedLink', 'possible'),
    apply: (request) => ((request.organisedLink ?? 'none') === 'none' ? { ...request, organisedLink: 'possible' } : null),
  },
  fact('circle', 'Gaat het om gezin, huisgenoten of mededaders? Leg dat dan vast.', 'directCircle', true, (cell) =>
    cell.startsWith('circle.'),
  ),
  fact('no-home', 'Is het adres geen woning? Leg dat dan vast.', 'homeAddress', false, caseIs('LOC')),
  fact('no-person', 'Is het bedrijf geen eenmanszaak? Leg dat dan vast.', 'businessIsPerson', false, caseIs('BIZ')),
];
