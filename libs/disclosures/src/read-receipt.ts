import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import type { Caller } from '#libs/identity';
import { Refusal, type StoredFact } from '#libs/ledger';
import { Logbook, Receipts } from '#libs/logbook';
import { DisclosureRecord } from './disclosure-record.js';
import { disclosureStream, type DisclosureGranted, type DisclosureRefused, type End, type FieldsDelivered } from './facts.js';
import { receiptClaims } from './receipt-claims.js';

/** Of which fact: the grant of a disclosure, or what stands at a place in the log. */
export type ReceiptOf = { disclosureId: string } | { seq: number };
export type ReceiptForm = 'jws' | 'tlog-proof';

/** The receipt of a disclosure for one of its ends, or the proof that it stands in the log. Nothing is judged: it holds no value. */
export class ReadReceipt extends Query<string> {
  constructor(
    readonly caller: Caller,
    readonly which: ReceiptOf,
    readonly form: ReceiptForm,
  ) {
    super();
  }
}

@QueryHandler(ReadReceipt)
export class ReadReceiptHandler implements IQueryHandler<ReadReceipt> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly record: DisclosureRecord,
    private readonly receipts: Receipts,
    private readonly logbook: Logbook,
  ) {}

  async execute({ caller, which, form }: ReadReceipt): Promise<string> {
    const fact = 'seq' in which ? await this.at(which.seq, caller) : await this.grantOf(which.disclosureId, caller);
    if (form === 'jws') return (await this.receipts.of(fact)) ?? (await this.late(fact));
    const proof = await this.logbook.proofOf(fact.seq);
    if (proof) return proof;
    throw new Refusal('receipt.not-covered', 'not-found', 'Nog geen controlepunt omvat deze regel. Probeer het over een minuut opnieuw.');
  }

  /** Both ends hold the receipt of what was granted. */
  private async grantOf(disclosureId: string, caller: Caller): Promise<StoredFact> {
    const facts = (await this.record.ledger.read(disclosureStream(disclosureId))) as StoredFact<DisclosureGranted | DisclosureRefused>[];
    const granted = facts.find((fact): fact is StoredFact<DisclosureGranted> => fact.type === 'DisclosureGranted');
    if (granted && [granted.data.from, granted.data.to].some((end) => isOf(caller, end))) return granted;
    if (!granted && facts[0] && isOf(caller, facts[0].data.from))
      throw new Refusal(
        'disclosure.never-granted',
        'conflict',
        'Deze verstrekking is geweigerd. Er is niets waarvan u een bewijs kunt krijgen.',
      );
    throw new Refusal('disclosure.unknown', 'not-found', 'Deze verstrekking is niet gevonden.');
  }

  /** What was read or taken along is for who did that; the giver has the receipt of the grant. */
  private async at(seq: number, caller: Caller): Promise<StoredFact> {
    const [fact] = await this.record.ledger.scan(seq, 1);
    if (fact && receiptClaims(fact)) {
      const { from, to } = (fact as StoredFact<DisclosureGranted | FieldsDelivered>).data;
      const ends = fact.type === 'DisclosureGranted' ? [from, to] : [to];
      if (ends.some((end) => isOf(caller, end))) return fact;
    }
    throw new Refusal('receipt.unknown', 'not-found', 'Op deze plaats in het logboek staat geen ontvangstbewijs voor uw organisatie.');
  }

  /** A fact from before there were receipts gets its one now; of two that ask at once the first is kept. */
  private async late(fact: StoredFact): Promise<string> {
    const issuing = await this.record.issuing();
    await issuing.keep(this.dataSource.manager, [fact]);
    const kept = await this.receipts.of(fact);
    if (kept === null) throw new Error(`entry ${fact.seq} has no receipt`);
    return kept;
  }
}

const isOf = ({ officer }: Caller, { oin, partner }: Pick<End, 'oin' | 'partner'>): boolean =>
  officer.oin === oin && officer.partner === partner;
