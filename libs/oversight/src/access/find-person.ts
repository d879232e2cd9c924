import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readAs } from '#libs/identity';
import { StandingLaw } from '#libs/law';
import { Ledger, Refusal } from '#libs/ledger';
import { evolveSignal, noSignal, normaliseIdentifier, type KnownSignal, type Signal, type SignalFact } from '#libs/signals/facts';

/** One role of one person in one signal. */
export interface FoundFacet {
  signalId: string;
  signal: KnownSignal;
  subject: string;
}

/** Signals that are read and opened together. */
const together = 20;

/**
 * Finds the facets of a person. By number: every value of that kind is opened and compared, inside, so that no tag is kept by which somebody could look a
 * person up over all organisations. It takes longer as the hub holds more of them, and it is asked seldom.
 */
@Injectable()
export class PersonFinder {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
  ) {}

  /** @throws Refusal 'access.unknown-subject' */
  async bySubject(signalId: string, subject: string): Promise<FoundFacet[]> {
    const signal = await this.signal(signalId);
    if (signal.status === 'absent' || !signal.facets.some((facet) => facet.subject === subject))
      throw new Refusal('access.unknown-subject', 'not-found', 'Deze betrokkene is in dit signaal niet gevonden.');
    return [{ signalId, signal, subject }];
  }

  /** Facets that hold this number today; what was erased, corrected or taken away is not found. @throws Refusal 'access.invalid-number' */
  async byBsn(value: string): Promise<FoundFacet[]> {
    const wanted = normaliseIdentifier('bsn', value);
    if (wanted === null) {
      const detail = 'Dit is geen geldig burgerservicenummer.';
      throw new Refusal('access.invalid-number', 'invalid', detail, [{ pointer: '/bsn', code: 'value.format', detail }]);
    }
    const { fields } = (await this.law.current()).policy;
    const numbers = fields.filter(({ format }) => format === 'bsn');
    const keys = new Set(numbers.map(({ key }) => key));
    const signals = await this.signalsWith(numbers.flatMap(({ cells }) => cells));
    const found: FoundFacet[] = [];
    for (let first = 0; first < signals.length; first += together)
      found.push(...(await this.holding(signals.slice(first, first + together), keys, wanted)));
    return found;
  }

  private signalsWith(cells: readonly string[]): Promise<string[]> {
    return readAs(this.dataSource, '*', async (tx) => {
      const rows = await tx.query<{ id: string }[]>(
        `select distinct entry.signal_id as id from oversight_cell as cell join oversight_entry as entry using (seq)
         where cell.cell = any ($1) and cell.subject is not null and entry.kind = 'vastgelegd' and entry.signal_id is not null order by 1`,
        [[...cells]],
      );
      return rows.map(({ id }) => id);
    });
  }

  private async holding(signalIds: readonly string[], keys: ReadonlySet<string>, wanted: string): Promise<FoundFacet[]> {
    const signals = await Promise.all(signalIds.map(async (signalId) => ({ signalId, signal: await this.signal(signalId) })));
    const placed = signals.flatMap(({ signalId, signal }) =>
      signal.status === 'absent' ? [] : signal.fields.filter(({ key }) => keys.has(key)).map((field) => ({ signalId, signal, field })),
    );
    const values = await this.ledger.open(placed.map(({ field: { at } }) => ({ seq: at.seq, eventId: at.eventId, no: [at.no] })));
    const hits = placed.filter(({ field: { at } }) => {
      const value = values.get(`${at.seq}/${at.no}`);
      return typeof value === 'string' && normaliseIdentifier('bsn', value) === wanted;
    });
    const facets = new Map(hits.map(({ signalId, signal, field }) => [field.subject, { signalId, signal, subject: field.subject }]));
    return [...facets.values()];
  }

  private async signal(id: string): Promise<Signal> {
    return (await this.ledger.read<SignalFact>({ type: 'signal', id })).reduce<Signal>(evolveSignal, noSignal);
  }
}
