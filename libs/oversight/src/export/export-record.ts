import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { randomBytes, randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { readAs, type Caller } from '#libs/identity';
import { Ledger, Refusal } from '#libs/ledger';
import { recordConsultation } from '../consult-record.js';
import type { RecordLine } from '../oversight-answers.dto.js';
import { cursorOf, type RecordOrder } from '../record-cursor.rules.js';
import { type RecordFilter, searchRecord } from '../record-search.js';
import { recordFile } from './record-file.js';

/** More is no longer read by anybody, and is held in memory at once. */
export const lines_max = 10_000;
const page = 1_000;

export interface RecordExported {
  id: string;
  bytes: Buffer;
  /** SHA-256 in hex. */
  digest: string;
}

/** The record as a file. That it leaves, for what question and with which digest, is committed before the first byte goes. */
export class ExportRecord extends Query<RecordExported> {
  constructor(
    readonly caller: Caller,
    readonly filter: RecordFilter,
    readonly order: RecordOrder,
  ) {
    super();
  }
}

@QueryHandler(ExportRecord)
export class ExportRecordHandler implements IQueryHandler<ExportRecord> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: Ledger,
  ) {}

  async execute({ caller, filter, order }: ExportRecord): Promise<RecordExported> {
    const lines = await readAs(this.dataSource, '*', (tx) => allLines(tx, filter, order));
    const { officer, at } = caller;
    const asked = Object.fromEntries(
      Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    );
    const id = randomUUID();
    const mark = {
      id,
      officer: officer.id,
      oin: officer.oin,
      madeAt: at.toISOString(),
      filter: asked,
      salt: randomBytes(32).toString('hex'),
    };
    const { bytes, digest } = recordFile(mark, lines);
    const question = { ...filter, sorteerOp: order.by, richting: order.direction };
    await recordConsultation(this.ledger, caller, 'verstrekkingen', question, lines.length, { format: 'text/csv', digest });
    return { id, bytes, digest };
  }
}

/** @throws Refusal 'oversight.export-too-large' */
async function allLines(tx: EntityManager, filter: RecordFilter, order: RecordOrder): Promise<RecordLine[]> {
  const lines: RecordLine[] = [];
  for (let after: string | undefined; ;) {
    const { items, next } = await searchRecord(tx, { filter, order, size: page, ...(after !== undefined && { after }) });
    lines.push(...items);
    if (next === null) return lines;
    if (lines.length >= lines_max)
      throw new Refusal(
        'oversight.export-too-large',
        'conflict',
        `Dit zijn meer dan ${lines_max} regels. Beperk uw vraag, bijvoorbeeld tot een maand.`,
      );
    after = cursorOf(order, next);
  }
}
