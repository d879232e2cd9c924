/** Ends what stack.global.ts started. */
export default async function stopStack(): Promise<void> {
  await globalThis.stopBrowserStack?.();
}
