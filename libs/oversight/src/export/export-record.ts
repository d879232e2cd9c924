import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DataSource, type EntityManager } from 'typeorm';
import { readAs, type Caller } from '#libs/identity';
import { Ledger } from '#libs/ledger';
import { recordConsultation } from '../consult-record.js';
import type { FileFormat } from '../facts.js';
import type { RecordLine } from '../oversight-answers.dto.js';
import { cursorOf, type RecordOrder } from '../record-cursor.rules.js';
import { type RecordFilter, searchRecord } from '../record-search.js';
import { markOf } from './mark.js';
import { requireFew } from './most-lines.js';
import { recordFile } from './record-file.js';
import { recordReport } from './record-report.js';
import { reportFile } from './report.js';
import { takenFile, type TakenFile } from './taken-file.js';

const page = 1_000;

/** The record as a file. That it leaves, for what question and with which digest, is committed before the first byte goes. */
export class ExportRecord extends Query<TakenFile> {
  constructor(
    readonly caller: Caller,
    readonly filter: RecordFilter,
    readonly order: RecordOrder,
    readonly format: FileFormat,
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

  async execute({ caller, filter, order, format }: ExportRecord): Promise<TakenFile> {
    const lines = await readAs(this.dataSource, '*', (tx) => allLines(tx, filter, order, format));
    const mark = markOf(caller, filter);
    const bytes = format === 'text/csv' ? recordFile(mark, lines) : await reportFile(recordReport(lines), mark, format);
    const file = takenFile('register', mark.id, format, bytes);
    const question = { ...filter, sorteerOp: order.by, richting: order.direction };
    await recordConsultation(this.ledger, caller, 'verstrekkingen', question, lines.length, file);
    return file;
  }
}

/** @throws Refusal 'oversight.export-too-large' */
async function allLines(tx: EntityManager, filter: RecordFilter, order: RecordOrder, format: FileFormat): Promise<RecordLine[]> {
  const lines: RecordLine[] = [];
  for (let after: string | undefined; ;) {
    const { items, next } = await searchRecord(tx, { filter, order, size: page, ...(after !== undefined && { after }) });
    lines.push(...items);
    requireFew(lines.length + (next === null ? 0 : 1), format);
    if (next === null) return lines;
    after = cursorOf(order, next);
  }
}
