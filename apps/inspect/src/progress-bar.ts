const width = 30;
const pause_ms = 100;

/** A bar on standard error, only when a person looks at it. */
export function progressBar(label: string, stream: NodeJS.WriteStream = process.stderr): (done: number, total: number) => void {
  if (!stream.isTTY) return () => undefined;
  let drawn = 0;
  return (done, total) => {
    const finished = done >= total;
    if (!finished && Date.now() - drawn < pause_ms) return;
    drawn = Date.now();
    const part = total === 0 ? 1 : done / total;
    const filled = Math.round(part * width);
    const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
    stream.write(`\r${label} ${bar} ${Math.floor(part * 100)} % (${done} van ${total})${finished ? '\n' : ''}`);
  };
}
