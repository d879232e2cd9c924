import 'reflect-metadata';
import { run } from './program.js';

// whoever reads a pipe may have seen enough, as `head` does: that is no error of ours
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
await run(process.argv.slice(2));
