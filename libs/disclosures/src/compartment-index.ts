import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { StandingLaw } from '#libs/law';
import { Ledger, type Json } from '#libs/ledger';
import type { FieldDefinition } from '#libs/policy';
import { evolveSignal, noSignal, normaliseIdentifier, type KnownSignal, type Signal, type SignalFact } from '#libs/signals/facts';
import { Vault, type RememberedTag } from '#libs/vault';
import { DisclosureList } from './disclosures.view.js';
import type { DisclosedField, End } from './facts.js';
import { grantDay, grantsTo, versionsOf, type ReadVersion } from './holdings.js';
import { compartmentHoldings } from './transfer.rules.js';

/** Kinds of identifiers that a compartment can be searched on: formats of the data dictionary. */
export const searchableFormats = ['bsn', 'kvk', 'plate', 'phone', 'iban', 'postcode'] as const;
export type SearchableFormat = (typeof searchableFormats)[number];

/** Kinds of identifiers whose equality is told: what can be searched on, without what many have in common by nature, and whole addresses. */
export const matchKinds = ['bsn', 'kvk', 'plate', 'phone', 'iban', 'address'] as const;
export type MatchKind = (typeof matchKinds)[number];
type IndexedKind = SearchableFormat | MatchKind;

/** A field that holds an identifier, with its tag. A field with a list has one for each. */
export interface Tagged {
  field: DisclosedField;
  kind: IndexedKind;
  tag: Buffer;
}

/** Tags of one compartment cannot be joined with those of another: each has a key of its own. */
export const compartmentPurpose = (oin: string): string => `compartment:${oin}`;

/** A signal in which the identifier stands, and in which cell. */
export interface Found {
  signalId: string;
  cell: string;
  /** What this find stands on: it is looked for again when one of them moved before it is told. */
  versions: ReadVersion[];
}

/** Finds signals in a compartment by an identifier, without storing the identifier: only a keyed tag of it. */
@Injectable()
export class CompartmentIndex {
  constructor(
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
    private readonly vault: Vault,
    private readonly list: DisclosureList,
  ) {}

  /** Tags of the identifiers among the fields that go to a compartment; none for another receiver. */
  async tagsFor(
    to: Pick<End, 'oin' | 'partner'>,
    signal: KnownSignal,
    going: readonly DisclosedField[],
  ): Promise<Omit<RememberedTag, 'streamId'>[]> {
    if (to.partner !== 'RC') return [];
    const purpose = compartmentPurpose(to.oin);
    return (await this.identifiersOf(to, signal, going)).map(({ field: { cell, key: fieldKey, subject }, kind, tag }) => {
      return { purpose, kind, tag, org: to.oin, cell, fieldKey, subject };
    });
  }

  /**
   * The identifiers among these fields of a signal, as tags of the compartment. Their values are opened here and go nowhere.
   * @param only of this kind: values of another kind stay closed
   */
  async identifiersOf(
    compartment: Pick<End, 'oin'>,
    signal: KnownSignal,
    among: readonly DisclosedField[],
    only?: IndexedKind,
  ): Promise<Tagged[]> {
    const { fields } = (await this.law.current()).policy;
    const located = among.flatMap((field) => {
      const kind = identifierKind(fields, field.key);
      const at = signal.fields.find(({ id }) => id === field.id)?.at;
      return kind && kind === (only ?? kind) && at ? [{ field, kind, at }] : [];
    });
    const values = await this.ledger.open(located.map(({ at }) => ({ seq: at.seq, eventId: at.eventId, no: [at.no] })));
    const purpose = compartmentPurpose(compartment.oin);
    const tagged = located.flatMap(({ field, kind, at }) =>
      identifiersIn(values.get(`${at.seq}/${at.no}`), kind).map(async (normalised) => ({
        field,
        kind,
        tag: await this.vault.tag(purpose, kind, normalised),
      })),
    );
    return Promise.all(tagged);
  }

  /** Signals that had one of these tags in the compartment. What each still has, and who may know it, is for the caller to find out. */
  bearersOf(compartment: Pick<End, 'oin'>, tags: readonly Pick<Tagged, 'kind' | 'tag'>[]): Promise<string[]> {
    return this.vault.streamsWith(compartmentPurpose(compartment.oin), tags);
  }

  /** Stores the tags in the transaction of the grant: what was granted can be found from that moment on. */
  remember(tx: EntityManager, streamId: string, tags: readonly Omit<RememberedTag, 'streamId'>[]): Promise<void> {
    return tags.length
      ? this.vault.remember(
          tx,
          tags.map((tag) => ({ ...tag, streamId })),
        )
      : Promise.resolve();
  }

  /**
   * Signals of the compartment that carry this identifier today, with the cell. A tag outlives what it was made from, so each find is held against
   * what the compartment still has: not what was recalled, withdrawn, corrected or erased since. Nothing else is opened for it: no value of another
   * kind, and no signal without the tag. Null: the identifier is not well formed.
   */
  async find(compartment: Pick<End, 'oin' | 'partner'>, format: SearchableFormat, value: string): Promise<Found[] | null> {
    const normalised = normaliseIdentifier(format, value);
    if (normalised === null) return null;
    if (compartment.partner !== 'RC') return [];
    const purpose = compartmentPurpose(compartment.oin);
    const asked = { kind: format, tag: await this.vault.tag(purpose, format, normalised) };
    const signals = new Set((await this.vault.find(purpose, format, asked.tag)).map(({ streamId }) => streamId));
    return (await Promise.all([...signals].map((signalId) => this.standing(compartment, signalId, asked)))).flat();
  }

  private async standing(
    compartment: Pick<End, 'oin' | 'partner'>,
    signalId: string,
    asked: { kind: IndexedKind; tag: Uint8Array },
  ): Promise<Found[]> {
    const facts = await this.ledger.read<SignalFact>({ type: 'signal', id: signalId });
    const signal = facts.reduce<Signal>(evolveSignal, noSignal);
    if (signal.status !== 'active') return [];
    const granted = await grantsTo(this.ledger, this.list, signalId, compartment);
    const held = compartmentHoldings(signal, compartment.partner, granted.map(grantDay));
    const tagged = await this.identifiersOf(compartment, signal, held, asked.kind);
    const versions = [{ id: signalId, version: signal.version }, ...versionsOf(granted)];
    return tagged.filter(({ tag }) => Buffer.compare(tag, asked.tag) === 0).map(({ field: { cell } }) => ({ signalId, cell, versions }));
  }
}

/** What a field of the dictionary identifies; undefined: nothing. An address is a text without a format of its own. */
export function identifierKind(dictionary: readonly Pick<FieldDefinition, 'key' | 'format'>[], key: string): IndexedKind | undefined {
  if (key === 'address') return 'address';
  const format = dictionary.find((field) => field.key === key)?.format;
  return searchableFormats.find((name) => name === format);
}

/** A field holds one identifier or a list of them. */
function identifiersIn(value: Json | undefined, format: IndexedKind): string[] {
  const texts = (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
  return texts.map((text) => normaliseIdentifier(format, text)).filter((normalised) => normalised !== null);
}
