/** Does `work`; what it throws joins the other problems, so that all of them are told at once. */
export type Told = <T>(work: () => T) => T | undefined;

/** @param problems to which the message of everything that is thrown is added */
export function collectedIn(problems: string[]): Told {
  return (work) => {
    try {
      return work();
    } catch (error) {
      problems.push((error as Error).message);
      return undefined;
    }
  };
}
