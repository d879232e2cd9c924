import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger, Refusal } from '#libs/ledger';
import { recordConsultation } from '../consult-record.js';
import { markOf } from '../export/mark.js';
import { reportFile } from '../export/report.js';
import { takenFile, type TakenFile } from '../export/taken-file.js';
import type { FileFormat } from '../facts.js';
import { accessReport } from './access-report.js';
import { type AccessQuestion, AskAccess } from './ask-access.js';
import { letterPaper } from './letter-paper.js';

/** The overview for the officer, or one letter for the person. `capacity` null: the letter that tells nothing. */
export type AccessTaken = { part: 'overzicht'; format: FileFormat } | { part: 'brief'; capacity: string | null };

/** Asks what is held about a person, and takes the answer along: both are on record before a byte leaves. */
export class TakeAccess extends Query<TakenFile> {
  constructor(
    readonly caller: Caller,
    readonly question: AccessQuestion,
    readonly taken: AccessTaken,
  ) {
    super();
  }
}

@QueryHandler(TakeAccess)
export class TakeAccessHandler implements IQueryHandler<TakeAccess> {
  constructor(
    private readonly queries: QueryBus,
    private readonly ledger: Ledger,
  ) {}

  /** @throws Refusal 'access.no-letter' */
  async execute({ caller, question, taken }: TakeAccess): Promise<TakenFile> {
    const told = await this.queries.execute(new AskAccess(caller, question));
    const asked = { vraag: told.id, onderdeel: taken.part };
    const mark = markOf(caller, asked);
    const file =
      taken.part === 'overzicht'
        ? takenFile('inzage', mark.id, taken.format, await reportFile(accessReport(told), mark, taken.format))
        : takenFile('brief', mark.id, 'application/pdf', await letterPaper(letterAs(taken.capacity, told.brieven), mark));
    await recordConsultation(this.ledger, caller, 'inzage', asked, told.gevonden.length, file);
    return file;
  }
}

function letterAs(capacity: string | null, letters: readonly { hoedanigheid: string | null; tekst: string }[]): string {
  const found = letters.find(({ hoedanigheid }) => hoedanigheid === capacity);
  if (!found) throw new Refusal('access.no-letter', 'not-found', 'Na dit besluit is er geen brief in deze hoedanigheid.');
  return found.tekst;
}
