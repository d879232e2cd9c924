import { Refusal } from '#libs/ledger';

const attempts = 5;

/** Decides again when a stream that the decision was based on moved before the commit, for example by a consent that was withdrawn just then. */
export async function againWhenMoved<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'ledger.version-conflict') || attempt === attempts) throw error;
    }
  }
}
