/** Variables are missing, unknown or wrong: `problems` in Dutch, all of them, never with a value that may be secret. */
export class ConfigurationError extends Error {
  constructor(readonly problems: string[]) {
    super(`de configuratie klopt niet:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigurationError';
  }
}
