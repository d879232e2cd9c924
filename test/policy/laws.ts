import type { Cell, PolicyPack, PolicyRequest, Verdict } from '#libs/policy';
import { bare, complete, today, type Transfer } from './cross-product.js';
import { groundsFor } from './oracle.js';

/** What was found: how much was looked at, and for each law some questions that break it. */
export interface Survey {
  requests: number;
  decisions: number;
  /** Grounds that carried a permit somewhere. */
  readonly grounds: Set<string>;
  readonly broken: Record<string, string[]>;
}

const required = ['asOf', 'activity'];
/** Facts that say that something is in the way; leaving these out means that it is not. */
const hindrances = ['closedOn', 'grantUsedOn', 'supplierBlocks', 'items', 'dualRole'];
/** Prohibitions that the law itself lets a fact lift, with that fact; all others stand whatever is added. */
const lifts: Readonly<Record<string, string>> = {
  HUMAN_REVIEW_REQUIRED: 'a human looked',
  SECRET_ADDRESS: 'the victim agreed',
  SHIELDED: 'a special case',
  BSN_NO_LAW: 'a mandate or membership of the team',
};

type Verdicts = Record<Cell, Verdict>;

/** Asks about every transfer and holds the answers against the laws; the laws that ask much only about one transfer in `every`. */
export class LawCourt {
  readonly survey: Survey = { requests: 0, decisions: 0, grounds: new Set(), broken: {} };
  private readonly sound = new Set<Verdict>();
  private readonly keys;
  private readonly ranks: ReadonlyMap<string, number>;
  private readonly prohibitions: ReadonlySet<string>;

  constructor(private readonly pack: PolicyPack) {
    this.keys = pack.cells.map((cell) => ({ cell, facet: cell.split('.')[0] ?? '', group: cell.split('.')[1] ?? '' }));
    this.ranks = new Map(pack.reasons.map(({ code, rank }) => [code, rank]));
    this.prohibitions = new Set(pack.reasons.flatMap(({ code, prohibition }) => (prohibition ? [code] : [])));
  }

  hear(questions: Iterable<Transfer>, every: number): Survey {
    let turn = 0;
    for (const transfer of questions) {
      const request = complete(this.pack, transfer);
      const verdicts = this.judge(request);
      this.readsAsTheLaw(transfer, request, verdicts);
      if (turn % 20 === 0) this.bareOpensLess(transfer, verdicts);
      if (turn++ % every === 0) this.cases(request, verdicts);
    }
    return this.survey;
  }

  private judge(request: PolicyRequest): Verdicts {
    const verdicts = this.pack.judge(request, this.pack.cells);
    this.survey.requests++;
    this.survey.decisions += this.pack.cells.length;
    for (const cell of this.pack.cells) this.isSound(request, verdicts[cell]!);
    return verdicts;
  }

  /** A permit names statutes in force; a refusal has a reason from the table. Equal verdicts are one object, so most are known already. */
  private isSound(request: PolicyRequest, verdict: Verdict): void {
    if (this.sound.has(verdict)) return;
    const { effect, bases, reason, for: waits } = verdict;
    const day = request.asOf ?? '';
    const inForce = bases.every((id) =>
      this.pack.bases.some(
        (one) => one.id === id && one.kind === 'statute' && (one.from ?? '') <= day && (one.to === null || day < one.to),
      ),
    );
    const goes = ['permit', 'hit-only', 'pending'].includes(effect);
    if (!inForce || (bases.length === 0 && goes)) this.breaks('a permit names a statute in force', request, JSON.stringify(verdict));
    if (goes !== (reason === null) || (reason !== null && !this.ranks.has(reason)))
      this.breaks('a refusal has a reason from the table', request, JSON.stringify(verdict));
    if (waits.length > 0 !== (effect === 'pending')) this.breaks('only what waits says for what', request, JSON.stringify(verdict));
    if (this.sound.size < 50_000) this.sound.add(verdict);
  }

  private readsAsTheLaw(transfer: Transfer, request: PolicyRequest, verdicts: Verdicts): void {
    const { activity, from, to, purpose, stage } = transfer;
    const parties = { activity, from: from?.code, fromTask: from?.task, to: to?.code, toTask: to?.task, purpose, stage };
    const question = { ...parties, day: today, mandate: true, regime: request.obtained?.regime ?? '', facet: '', group: '' };
    for (const { cell, facet, group } of this.keys) {
      // one question for all cells: making each anew takes longer than answering it
      question.facet = facet;
      question.group = group;
      const { effect, bases } = verdicts[cell]!;
      const found = effect === 'permit' ? bases : [];
      const read = groundsFor(question);
      for (const id of found) this.survey.grounds.add(id);
      if (found.length !== read.length || found.some((id, at) => id !== read[at]))
        this.breaks('the engine reads the law as the oracle does', request, `${cell}: ${found.join()} and not ${read.join()}`);
    }
  }

  private bareOpensLess(transfer: Transfer, whole: Verdicts): void {
    const request = bare(this.pack, transfer);
    const verdicts = this.judge(request);
    for (const cell of this.pack.cells) {
      const { effect, reason } = verdicts[cell]!;
      if (effect === 'permit' && whole[cell]?.effect !== 'permit') this.breaks('knowing less opens nothing', request, cell);
      if (!this.prohibitions.has(reason ?? '') || (reason ?? '') in lifts || reason === 'PROVENANCE_MISSING') continue;
      const after = this.ranks.get(whole[cell]?.reason ?? '') ?? Infinity;
      if (whole[cell]?.effect !== 'deny' || after > this.ranks.get(reason ?? '')!)
        this.breaks('a prohibition wins whatever is added', request, `${cell} ${reason}`);
    }
  }

  private cases(request: PolicyRequest, verdicts: Verdicts): void {
    this.leavingOut(request, verdicts);
    this.blocking(request);
    this.somethingElse(request, verdicts);
    this.otherFacets(request, verdicts);
    this.anyOrder(request, verdicts);
  }

  private leavingOut(request: PolicyRequest, verdicts: Verdicts): void {
    for (const key of Object.keys(request).filter((one) => ![...required, ...hindrances].includes(one))) {
      // Who records and names a receiver asks another question than who records for itself.
      if (key === 'to' && request.activity === 'register') continue;
      const { [key as keyof PolicyRequest]: _, ...less } = request;
      const opened = this.pack.cells.filter((cell) => verdicts[cell]?.effect !== 'permit');
      const found = this.pack.judge(less, opened);
      for (const cell of opened)
        if (found[cell]?.effect === 'permit') this.breaks('leaving out a fact opens nothing', request, `${key}: ${cell}`);
      this.survey.decisions += opened.length;
    }
  }

  private blocking(request: PolicyRequest): void {
    if (!request.obtained || ['rights', 'audit'].includes(request.activity ?? '')) return;
    const most = this.ranks.get('SUPPLIER_BLOCK')!;
    const found = this.judge({ ...request, supplierBlocks: [request.obtained.by] });
    for (const cell of this.pack.cells)
      if (found[cell]?.effect !== 'deny' || this.ranks.get(found[cell].reason ?? '')! > most)
        this.breaks('a supplier can hold back everything', request, cell);
  }

  /** A party, agreement, consent and approval that have nothing to do with the cell. */
  private somethingElse(request: PolicyRequest, verdicts: Verdicts): void {
    const elsewhere = { regions: ['lsi-nergens'], parties: ['UW'], validFrom: '2020-01-01', validTo: '2030-01-01' };
    const consent = request.consents?.[0];
    const found = this.judge({
      ...request,
      instruments: [...(request.instruments ?? []), { id: 'I-SUWI', ...elsewhere }, { id: 'I-RIEC', ...elsewhere }],
      consents: [...(request.consents ?? []), ...(consent ? [{ ...consent, recipients: ['XO'], purpose: 'appraisal' }] : [])],
      supplierConsents: { ...request.supplierConsents, ...(request.from !== 'DJ' && { DJ: 'refused' as const }) },
    });
    for (const cell of this.pack.cells)
      if (!same(found[cell]!, verdicts[cell]!)) this.breaks('what does not concern the cell changes nothing', request, cell);
  }

  /** Everything about the suspect comes from somewhere else, is old, and is held back; the victim does not notice. */
  private otherFacets(request: PolicyRequest, verdicts: Verdicts): void {
    const about = (facet: string): Cell[] => this.pack.cells.filter((cell) => cell.startsWith(`${facet}.`));
    const spoiled = {
      by: 'BD',
      task: 'belasting',
      regime: 'awr' as const,
      on: '2010-01-01',
      notTo: this.pack.partners.map(({ code }) => code),
    };
    for (const [facet, other] of [
      ['victim', 'suspect'],
      ['suspect', 'victim'],
    ] as const) {
      const found = this.judge({ ...request, items: [{ ...spoiled, cells: about(other) }] });
      for (const cell of about(facet))
        if (found[cell] !== verdicts[cell] && !same(found[cell]!, verdicts[cell]!)) this.breaks('two facets never mix', request, cell);
    }
  }

  private anyOrder(request: PolicyRequest, verdicts: Verdicts): void {
    const turned = Object.fromEntries(Object.entries(request).reverse()) as PolicyRequest;
    for (const key of ['instruments', 'consents', 'statDetail', 'subjectFacets'] as const)
      if (turned[key]) Object.assign(turned, { [key]: [...turned[key]].reverse() });
    const found = this.pack.judge(turned, [...this.pack.cells].reverse());
    const alone = this.pack.cells[this.survey.requests % this.pack.cells.length]!;
    if (!same(this.pack.judge(request, [alone])[alone]!, verdicts[alone]!)) this.breaks('each cell is decided alone', request, alone);
    for (const cell of this.pack.cells) if (!same(found[cell]!, verdicts[cell]!)) this.breaks('order does not matter', request, cell);
  }

  private breaks(law: string, { activity, from, fromTask, to, toTask, purpose, stage }: PolicyRequest, detail: string): void {
    const found = (this.survey.broken[law] ??= []);
    const who = `${activity} ${from}/${fromTask} -> ${to}/${toTask} for ${purpose} at ${stage}`;
    if (found.length < 5) found.push(`${who}: ${detail}`);
  }
}

const same = (one: Verdict, other: Verdict): boolean =>
  one === other ||
  (one.effect === other.effect &&
    one.bases.join() === other.bases.join() &&
    one.reason === other.reason &&
    one.for.join() === other.for.join());
