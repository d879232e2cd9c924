/** Skipped where there is no Java; the global set-up says so, and fails in CI. */
export const withKafka = process.env['TEST_KAFKA'] ? describe : describe.skip;
