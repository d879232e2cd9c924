/**
 * Runs in the page, by its own clock: opens the fields of a case as a link does. A field is pressed as soon as one stands there; where it comes from is the
 * answer. Plain JavaScript, for what runs in a page knows other things than what runs a benchmark.
 * @param {string} path of the fields of a case
 * @returns {Promise<{ all_ms: number, hub_ms: number }>}
 */
export async function untilInteractive(path) {
  const next = () => new Promise((frame) => requestAnimationFrame(frame));
  const found = async (look) => {
    for (;;) {
      const element = look();
      if (element) return element;
      await next();
    }
  };
  performance.clearResourceTimings();
  const began = performance.now();
  history.pushState({}, '', path);
  (await found(() => document.querySelector('.tabel th[scope=row] button'))).click();
  await found(() => [...document.querySelectorAll('dt')].find((term) => term.textContent === 'Bij het RIEC sinds'));
  await next();
  const all_ms = performance.now() - began;
  const read = performance.getEntriesByType('resource').find(({ name }) => /\/zaken\/[^/]+\/velden$/.test(name));
  return { all_ms, hub_ms: read?.duration ?? 0 };
}
