import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import type { StoredFact, View } from '#libs/ledger';
import { type CompleteNode, Frontier, nodesOf } from '#libs/proofs';
import { readNodes } from './tree.js';

/**
 * The Merkle tree over the ledger, as the complete subtrees that its right edge needs and proofs are made of. Written by an own-pace reader: no
 * acknowledgement waits for it, and it only ever adds.
 */
export function nodesView(): View {
  // A ledger has one history, so a frontier of some size is the same in every process and after a rollback; only its size must fit.
  const frontiers = new WeakMap<object, Frontier>();
  const applyAll = async (tx: EntityManager, facts: readonly StoredFact[]): Promise<void> => {
    const [first] = facts;
    if (!first) return;
    let frontier = frontiers.get(tx.connection);
    if (frontier?.size !== first.seq) frontiers.set(tx.connection, (frontier = await frontierAt(tx, first.seq)));
    const complete: CompleteNode[] = [];
    for (const { seq, leafHash } of facts) {
      if (frontier.size !== seq) throw new Error(`the log is at ${frontier.size} where entry ${seq} comes`);
      complete.push(...frontier.append(Buffer.from(leafHash, 'hex')));
    }
    await addNodes(tx, complete);
  };
  return { name: 'logbook', mode: 'async', handles: 'all', tables: ['logbook_node'], apply: (tx, fact) => applyAll(tx, [fact]), applyAll };
}

async function frontierAt(tx: EntityManager, size: number): Promise<Frontier> {
  const nodeAt = await readNodes(tx, nodesOf({ start: 0, end: size }));
  return Frontier.of(size, nodeAt);
}

/** A subtree that is there already must be the same: it can never change. */
async function addNodes(tx: EntityManager, nodes: readonly CompleteNode[]): Promise<void> {
  const columns = [nodes.map(({ level }) => level), nodes.map(({ index }) => index), nodes.map(({ hash }) => hash)];
  const given = 'select * from unnest($1::smallint[], $2::bigint[], $3::bytea[]) as given (level, index, hash)';
  await tx.query(`insert into logbook_node (level, index, hash) ${given} on conflict do nothing`, columns);
  const [other] = await tx.query<{ level: number; index: string }[]>(
    `select node.level, node.index from logbook_node as node join (${given}) as given using (level, index) where node.hash <> given.hash limit 1`,
    columns,
  );
  if (other) throw new Error(`subtree ${other.level}/${other.index} of the log is kept with another hash`);
}

export class Logbook1795600010000 implements MigrationInterface {
  readonly name = 'Logbook1795600010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table logbook_node (
        level smallint not null check (level between 0 and 52),
        index bigint not null check (index >= 0),
        hash bytea not null check (octet_length(hash) = 32),
        primary key (level, index)
      );
      create table logbook_checkpoint (
        size bigint primary key check (size >= 0),
        root bytea not null check (octet_length(root) = 32),
        note text not null,
        signed_at timestamptz not null
      );
      create table logbook_cosignature (
        size bigint not null references logbook_checkpoint,
        witness text not null,
        line text not null,
        cosigned_at timestamptz not null,
        primary key (size, witness)
      );
      create index logbook_cosignature_witness on logbook_cosignature (witness, size desc);
      grant select, insert on logbook_node, logbook_checkpoint, logbook_cosignature to seinhuis_app;
      grant update (line, cosigned_at) on logbook_cosignature to seinhuis_app;
      grant select on logbook_node, logbook_checkpoint, logbook_cosignature to seinhuis_auditor;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table logbook_cosignature, logbook_checkpoint, logbook_node');
  }
}
