import { Delivery, type DeliveryOptions } from '#libs/delivery';
import type { View } from '#libs/ledger';
import { type GivenLedger, givenLedger, newNote, note, order, written } from './given-ledger.js';

type ListName = 'a' | 'b' | 'c';

const TABLES = ['a', 'b', 'c'].map(
  (name) =>
    `create table ${name}_list (no bigint generated always as identity, seq bigint, text text); grant select, insert, delete on ${name}_list to seinhuis_app;`,
);

/** Lists notes without guarding against doubles, so that a fact applied twice shows. */
export const list = (name: ListName, mode: View['mode'] = 'async', more: Partial<View> = {}): View => ({
  name: `${name}_list`,
  mode,
  handles: ['NoteWritten'],
  tables: [`${name}_list`],
  apply: async (tx, fact) => {
    await tx.query(`insert into ${name}_list (seq, text) values ($1, $2)`, [fact.seq, (fact.data as { text: string }).text]);
  },
  ...more,
});

/** A ledger of notes with three lists of them, of which `c` is written inline. */
export interface GivenLists {
  home: GivenLedger;
  inline: View;
  /** Notes with these texts, all at once. */
  write(...texts: string[]): Promise<unknown>;
  /** What is in a list, in order of writing. */
  seqs(name: ListName): Promise<number[]>;
  /** Stopped when the lists are emptied. */
  deliver(views: View[], options?: DeliveryOptions): Delivery;
  started: Delivery[];
  /** Forgets all facts and rows. */
  empty(): Promise<void>;
}

export async function givenLists(): Promise<GivenLists> {
  const inline = list('c', 'inline');
  const home = await givenLedger([inline], TABLES.join(''));
  const started: Delivery[] = [];
  return {
    home,
    inline,
    started,
    write: (...texts) => Promise.all(texts.map((text) => home.ledger.decide(order(newNote()), note, () => [written(text)]))),
    seqs: async (name) => {
      const rows = (await home.app.query(`select seq from ${name}_list order by no`)) as { seq: string }[];
      return rows.map(({ seq }) => Number(seq));
    },
    deliver: (views, options = {}) => {
      const delivery = new Delivery(home.app, home.ledger, views, options);
      started.push(delivery);
      return delivery;
    },
    empty: async () => {
      for (const delivery of started.splice(0)) await delivery.stop();
      await home.tamper('truncate ledger.ledger_event, delivery.consumer_cursor, a_list, b_list, c_list');
      await home.tamper('update ledger.ledger_head set size = 0');
    },
  };
}

export const upTo = (size: number): number[] => Array.from({ length: size }, (_, seq) => seq);
