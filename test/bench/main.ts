import 'reflect-metadata';
import { benchAppend } from './append.js';
import { benchPost } from './post.js';
import { startServer } from './server.js';

const short = process.argv.includes('--short');
const plan = short ? { rounds: 3, round_ms: 400 } : { rounds: 5, round_ms: 2_000 };
const server = await startServer();
try {
  console.log(server.settings);
  for (const one of process.argv.includes('--post') ? await benchPost(plan) : await benchAppend(plan)) {
    const { clients, ...rest } = one;
    console.log(
      clients,
      Object.values(rest)
        .map((m) => `${m.name} ${m.perSecond.toFixed(0)}/s p50 ${m.p50_ms.toFixed(1)} p99 ${m.p99_ms.toFixed(1)}`)
        .join(' | '),
    );
  }
} finally {
  await server.stop();
}
