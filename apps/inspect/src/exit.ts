/** Wrong use, or something this command needs is not there. Exit code 2. Message in Dutch, with what to do. */
export class Unusable extends Error {}

/** The command did its work and found what should not be. Exit code 1. */
export function deviation(): void {
  process.exitCode = 1;
}

/** Writes the one answer of a command to standard output: as JSON, or as text for people. */
export function answer(json: boolean | undefined, value: unknown, text: () => string): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${text()}\n`);
}
