import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { readAs, type Caller } from '#libs/identity';
import { Ledger, orderFor } from '#libs/ledger';
import { consultationStream, type OversightConsulted, type OversightFact, type SupervisionQuestion } from './facts.js';
import { type RecordFound, type RecordQuestion, searchRecord } from './record-search.js';

/** Who saw what of whom, when, on which ground; refusals included. The consultation is recorded before the answer leaves. */
export class ConsultRecord extends Query<RecordFound> {
  constructor(
    readonly caller: Caller,
    readonly question: RecordQuestion,
  ) {
    super();
  }
}

@QueryHandler(ConsultRecord)
export class ConsultRecordHandler implements IQueryHandler<ConsultRecord> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: Ledger,
  ) {}

  async execute({ caller, question }: ConsultRecord): Promise<RecordFound> {
    const found = await readAs(this.dataSource, '*', (tx) => searchRecord(tx, question));
    const { by, direction } = question.order;
    const asked = { ...question.filter, sorteerOp: by, richting: direction, ...(question.after !== undefined && { na: question.after }) };
    await recordConsultation(this.ledger, caller, 'verstrekkingen', asked, found.total);
    return found;
  }
}

type Recorded = NonNullable<OversightConsulted['data']['file']>;

/**
 * Writes down that a supervisor looked, for what, and how much there was.
 * @param file when it leaves as one
 * @param filter ids, codes, days and yes or no; what is undefined or of another kind is left out
 */
export async function recordConsultation(
  ledger: Ledger,
  caller: Caller,
  question: SupervisionQuestion,
  filter: object,
  answers: number,
  file?: Recorded,
): Promise<void> {
  const codes = Object.entries(filter).flatMap(([name, value]) =>
    ['string', 'boolean', 'number'].includes(typeof value) ? [[name, String(value)] as const] : [],
  );
  await ledger.decide<null, OversightFact>(
    orderFor(caller, consultationStream(randomUUID())),
    { initial: null, evolve: () => null },
    () => [
      {
        type: 'OversightConsulted',
        data: { question, filter: Object.fromEntries(codes), answers, ...(file && { file: recorded(file) }) },
      },
    ],
  );
}

/** No more of a file than belongs on record. */
const recorded = (file: Recorded): Recorded =>
  'digest' in file ? { format: file.format, digest: file.digest } : { format: file.format, root: file.root };
