import { Refusal, type Decider, type Fact, type Personal, type StoredFact } from '#libs/ledger';

/** What a decision brought about, to be compared with what it should have. */
export interface Decided {
  /** Exactly these facts, in this order. A fact may be a matcher of Jest. None of them may hold a personal value outside the seal. */
  gives(...facts: unknown[]): void;
  /** The wish was already true: nothing is written. */
  givesNothing(): void;
  /** Refused with this code, so nothing is written. */
  refuses(code: string): void;
}

export interface Given<S> {
  when(decide: (state: S) => Fact[]): Decided;
}

/**
 * Words for testing a decider: `given(...facts).when(decision).gives(...facts)`, or `.refuses(code)`.
 * @returns a `given` that folds facts with this decider, as the ledger would have stored them
 */
export function givenFor<S, F extends Fact>({ initial, evolve }: Decider<S, F>): (...history: F[]) => Given<S> {
  return (...history) => {
    const state = history.map((fact, index) => stored(fact, index)).reduce((known, fact) => evolve(known, fact), initial);
    return { when: (decide) => decided(() => decide(state)) };
  };
}

/** A fact as the ledger would keep it as its `index`-th, counted from 0: the values are gone, where they lie is known. */
export function stored<F extends Fact>(fact: F, index = 0, differs: Partial<StoredFact> = {}): StoredFact<F> {
  return {
    seq: index,
    eventId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    org: '00000099000000000001',
    officer: 'medewerker-1',
    task: 'apv',
    stream: { type: 'signal', id: '00000000-0000-4000-9000-000000000000' },
    version: index + 1,
    schemaVersion: fact.schemaVersion ?? 1,
    recordedAt: new Date(Date.UTC(2026, 10, 20, 9, index)),
    traceId: '1'.repeat(32),
    spanId: '2'.repeat(16),
    fields: (fact.personal ?? []).map(({ path, subject }, no) => ({ no, path, subject })),
    leafHash: '0'.repeat(64),
    ...differs,
    type: fact.type,
    data: fact.data,
  } as unknown as StoredFact<F>;
}

/** Every text in a personal value that would be recognised elsewhere: of three characters or more, or a number of that length. */
export function textsOf({ value }: Pick<Personal, 'value'>): string[] {
  if (typeof value === 'string' || typeof value === 'number') return String(value).length >= 3 ? [String(value)] : [];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap((inner) => textsOf({ value: inner })) : [];
}

function decided(decide: () => Fact[]): Decided {
  return {
    gives(...facts) {
      const found = decide();
      expect(found).toEqual(facts);
      found.forEach(expectNothingPersonal);
    },
    givesNothing: () => expect(decide()).toEqual([]),
    refuses(code) {
      const outcome = attempt(decide);
      expect(outcome).toBeInstanceOf(Refusal);
      expect((outcome as Refusal).code).toBe(code);
    },
  };
}

function attempt(decide: () => Fact[]): unknown {
  try {
    return decide();
  } catch (error) {
    return error;
  }
}

function expectNothingPersonal({ data, personal }: Fact): void {
  const header = JSON.stringify([data, personal?.map(({ path }) => path)]);
  for (const text of (personal ?? []).flatMap(textsOf)) expect(header).not.toContain(JSON.stringify(text).slice(1, -1));
}
