export default async function stop(): Promise<void> {
  await globalThis.stopTestKeycloak?.();
  await globalThis.stopTestPostgres?.();
}
