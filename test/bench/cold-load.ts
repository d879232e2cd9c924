import { loadPolicies } from '#libs/policy';

/** One fresh process: tells how long it takes from the folder of policies to a pack that can be asked, without the import of the program. */
const [dir = 'policies'] = process.argv.slice(2);
const used = process.cpuUsage();
const began = performance.now();
loadPolicies(dir);
const wall_ms = performance.now() - began;
const { user, system } = process.cpuUsage(used);
process.stdout.write(JSON.stringify({ wall_ms, cpu_ms: (user + system) / 1000 }));
