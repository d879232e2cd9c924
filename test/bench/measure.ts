/** One thing that is measured. `operation` does it once; `rate` counts operations per second. */
export interface Contender {
  name: string;
  operation(): unknown;
}

/** What came of one contender: the median over the rounds, and each round. */
export interface Measured {
  name: string;
  /** Operations per second. */
  perSecond: number;
  rounds: number[];
  /** Milliseconds one operation took, over all rounds. */
  p50_ms: number;
  p99_ms: number;
}

export interface Plan {
  rounds: number;
  /** Of one round of one contender. */
  round_ms: number;
  clients: number;
}

/**
 * Measures contenders side by side: in each round all of them, one after the other, so that a slow minute of the machine hits all alike. The first
 * round warms up and does not count. `clients` operations are under way at once.
 */
export async function sideBySide(contenders: readonly Contender[], { rounds, round_ms, clients }: Plan): Promise<Measured[]> {
  const found = contenders.map(({ name }) => ({ name, rates: [] as number[], took: [] as number[] }));
  for (let round = 0; round <= rounds; round++) {
    for (const [index, { operation }] of contenders.entries()) {
      const { rate, took } = await load(operation, clients, round === 0 ? round_ms / 2 : round_ms);
      if (round === 0) continue;
      found[index]!.rates.push(rate);
      found[index]!.took.push(...took);
    }
  }
  return found.map(({ name, rates, took }) => {
    const sorted = took.toSorted((a, b) => a - b);
    return { name, perSecond: median(rates), rounds: rates, p50_ms: at(sorted, 0.5), p99_ms: at(sorted, 0.99) };
  });
}

async function load(operation: () => unknown, clients: number, round_ms: number): Promise<{ rate: number; took: number[] }> {
  const took: number[] = [];
  const began = performance.now();
  const until = began + round_ms;
  const client = async () => {
    while (performance.now() < until) {
      const start = performance.now();
      await operation();
      took.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { rate: took.length / ((performance.now() - began) / 1000), took };
}

/** As `sideBySide`, for work that runs to its end without waiting: no clients and no promises, which would cost more than what is measured. */
export function sideBySideSync(contenders: readonly Contender[], { rounds, round_ms }: Omit<Plan, 'clients'>): Measured[] {
  const found = contenders.map(({ name }) => ({ name, rates: [] as number[] }));
  for (let round = 0; round <= rounds; round++) {
    for (const [index, { operation }] of contenders.entries()) {
      const rate = loop(operation, round_ms);
      if (round > 0) found[index]!.rates.push(rate);
    }
  }
  return found.map(({ name, rates }) => {
    const each_ms = 1000 / median(rates);
    return { name, perSecond: median(rates), rounds: rates, p50_ms: each_ms, p99_ms: 1000 / Math.min(...rates) };
  });
}

/** Looks at the clock after as many operations as take about a millisecond, so that the clock is not what is measured. */
function loop(operation: () => unknown, round_ms: number): number {
  let batch = 1;
  let done = 0;
  const began = performance.now();
  for (;;) {
    const start = performance.now();
    for (let left = batch; left > 0; left--) operation();
    done += batch;
    const now = performance.now();
    if (now - began >= round_ms) return done / ((now - began) / 1000);
    if (now - start < 1) batch *= 2;
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The value below which `part` of them lie. */
export function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
