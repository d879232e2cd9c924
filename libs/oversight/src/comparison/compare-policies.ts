import { Injectable } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import { diffPolicies, matrixRows, type CellChange, type MatrixRow } from '#libs/decisions';
import { Ledger, Refusal } from '#libs/ledger';
import type { PolicyPack } from '#libs/policy';
import { activePolicy, PackStore, readRulebook } from '#libs/rulebook/facts';
import { replayPage, type ReplayedPage } from './replay-page.js';

/** Cells of a lane that change in the same way. */
export interface LaneChange extends Omit<CellChange, 'cell'> {
  cells: string[];
}

export interface Comparison {
  before: PolicyPack;
  after: PolicyPack;
  changes: LaneChange[];
  counts: { wider: number; narrower: number; other: number; same: number };
}

/** As many matrices are kept as are looked at side by side. */
const kept = 4;

/** Looks at policies side by side. Works one sender at a time, so that others are served in between. */
@Injectable()
export class PolicyComparer {
  readonly #rows = new Map<string, MatrixRow[]>();

  constructor(
    private readonly ledger: Ledger,
    private readonly packs: PackStore,
  ) {}

  /** A policy that was published or is proposed; without a digest the one in force. @throws Refusal 'policy.unknown' */
  async policy(digest?: string): Promise<PolicyPack> {
    const rulebook = await readRulebook(this.ledger);
    const known = [...rulebook.published, ...rulebook.proposals].map((one) => one.digest);
    const wanted = digest ?? activePolicy(rulebook)?.digest;
    if (wanted === undefined || !known.includes(wanted))
      throw new Refusal(
        'policy.unknown',
        'not-found',
        'Dit beleid is niet voorgesteld en nooit vastgesteld. Alle versies: /v1/beleidsversies.',
      );
    return this.packs.get(wanted);
  }

  /** Every answer under ordinary circumstances, as `policy matrix` gives them. @param day ISO date */
  async matrix(policy: PolicyPack, day: string): Promise<MatrixRow[]> {
    const key = `${policy.digest} ${day}`;
    const known = this.#rows.get(key);
    if (known) return known;
    const rows: MatrixRow[] = [];
    for (const { code } of policy.partners) {
      rows.push(...matrixRows(policy, day, { from: code }));
      await setImmediate();
    }
    const oldest = this.#rows.keys().next();
    if (this.#rows.size >= kept && !oldest.done) this.#rows.delete(oldest.value);
    this.#rows.set(key, rows);
    return rows;
  }

  /** What one policy answers otherwise than another. @param day ISO date */
  async compare(before: PolicyPack, after: PolicyPack, day: string): Promise<Comparison> {
    const counts = { wider: 0, narrower: 0, other: 0, same: 0 };
    const lanes = new Map<string, LaneChange>();
    for (const from of new Set([...before.partners, ...after.partners].map(({ code }) => code))) {
      const { changes, same } = before.digest === after.digest ? { changes: [], same: 0 } : diffPolicies(before, after, day, { from });
      counts.same += same;
      for (const { cell, ...change } of changes) {
        counts[change.how] += 1;
        const key = JSON.stringify(change);
        const lane = lanes.get(key) ?? { ...change, cells: [] };
        lanes.set(key, { ...change, cells: [...lane.cells, cell] });
      }
      await setImmediate();
    }
    return { before, after, changes: [...lanes.values()], counts };
  }

  /** A stretch of the log: which decisions in it would come out otherwise. @param from place in the log */
  replay(policy: PolicyPack, from: number): Promise<ReplayedPage> {
    return replayPage(this.ledger, policy, from);
  }
}
