import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { explainCell, type ExplainedCell } from '#libs/decisions';
import type { Caller } from '#libs/identity';
import { StandingLaw } from '#libs/law';
import { Refusal, type InputProblem } from '#libs/ledger';
import { dutchDay, recipientsFor, transferRequest, type Cell, type Obtained, type PolicyPack, type PolicyRequest } from '#libs/policy';
import type { BeforehandAnswer } from './ask-before.dto.js';
import type { Situation } from './facts.js';
import { holderOf, regimeOf } from './register-signal.js';

/** What an officer wants to know before there is a signal: kinds of data, never a value. */
export interface Beforehand {
  situation: Situation;
  /** Cells such as 'victim.IDV'. */
  cells: string[];
  /** Names of fields; each stands for all cells it can have. */
  fields: string[];
  /** Kinds of partner to answer for; empty: all that could be considered. */
  partners: string[];
  /** Own finding of supervision. */
  finding: boolean;
}

/** "May I share this?", per partner. Writes nothing, and nothing about a person is asked. */
export class AskBefore extends Query<BeforehandAnswer> {
  constructor(
    readonly caller: Caller,
    readonly asked: Beforehand,
  ) {
    super();
  }
}

@QueryHandler(AskBefore)
export class AskBeforeHandler implements IQueryHandler<AskBefore> {
  constructor(private readonly law: StandingLaw) {}

  async execute({ caller, asked }: AskBefore): Promise<BeforehandAnswer> {
    const { policy, instruments } = await this.law.fresh();
    const cells = cellsOf(policy, asked);
    const holder = holderOf(caller);
    const asOf = dutchDay(caller.at);
    const { partner: by, task } = holder;
    const obtained: Obtained = { by, task, regime: regimeOf(policy, holder), on: asOf, finding: asked.finding };
    const { host } = caller.officer;
    const actor = host && { actor: host.partner, actorTask: host.task };
    const activity = by === 'RC' ? ('release' as const) : ('disclose' as const);
    const recipients = recipientsFor(policy, holder).filter(({ partner }) => !asked.partners.length || asked.partners.includes(partner));
    const items = recipients.map((recipient) => {
      const { oin, name, partner, task: theirTask, purpose } = recipient;
      const way = transferRequest(instruments, { activity, from: holder, to: recipient, purpose, asOf });
      const antwoord = explained(policy, { ...asked.situation, ...way, ...actor }, cells, obtained);
      return { partner: { oin, naam: name, code: partner, taak: theirTask }, doel: purpose, antwoord };
    });
    return { peildatum: asOf, items };
  }
}

function explained(policy: PolicyPack, request: PolicyRequest, cells: readonly Cell[], obtained: Obtained): ExplainedCell[] {
  const verdicts = policy.judge({ ...request, obtained }, cells);
  return cells.flatMap((cell) => {
    const verdict = verdicts[cell];
    return verdict ? [explainCell(policy, { request, cell, verdict, obtained, side: 'giver', to: 'requester', depth: 1 })] : [];
  });
}

/** Most cells of one question: each is judged for every partner, with everything that could change it. */
const most = 60;

/** @throws Refusal 'ask-before.invalid' with everything that is not known */
function cellsOf(policy: PolicyPack, { cells, fields, partners }: Beforehand): Cell[] {
  const known = <T>(list: readonly string[], pointer: string, code: string, detail: string, find: (name: string) => T[]) => {
    const found = list.map(find);
    const missed = found.flatMap((one, index): InputProblem[] => (one.length ? [] : [{ pointer: `${pointer}/${index}`, code, detail }]));
    return { found: found.flat(), missed };
  };
  const named = known(cells, '/cellen', 'cell.unknown', `Kies uit: ${policy.cells.join(', ')}.`, (name) =>
    policy.cells.filter((cell) => cell === name),
  );
  const names = policy.fields.map(({ name }) => name).join(', ');
  const meant = known(fields, '/velden', 'field.unknown', `Kies uit: ${names}.`, (name) =>
    policy.fields.filter((field) => field.name === name).flatMap((field) => [...field.cells]),
  );
  const codes = policy.partners.map(({ code }) => code);
  const whom = known(partners, '/partners', 'partner.unknown', `Kies uit: ${codes.join(', ')}.`, (name) =>
    codes.filter((code) => code === name),
  );
  const all = [...new Set([...named.found, ...meant.found])];
  const detail = all.length ? `Vraag naar ten hoogste ${most} soorten tegelijk.` : 'Noem ten minste één soort gegeven of één veld.';
  const amount = all.length && all.length <= most ? [] : [{ pointer: '/cellen', code: 'cells.amount', detail }];
  const problems = [...named.missed, ...meant.missed, ...whom.missed, ...amount];
  if (problems.length) throw new Refusal('ask-before.invalid', 'invalid', 'Niet alles klopt.', problems);
  return all;
}
