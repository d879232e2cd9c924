/** Ends the server of postgres.global.ts and removes its folder. */
export default async function stopPostgres(): Promise<void> {
  await globalThis.stopTestPostgres?.();
}
