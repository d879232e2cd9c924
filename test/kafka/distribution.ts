import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const version = '4.1.0';
/** Fetched once; each broker has a folder of its own for its data. */
const distribution = resolve(`node_modules/.cache/seinhuis/kafka-${version}`);
/** As in broker.ts, which the global set-up cannot import. */
const prefix = 'seinhuis-kafka-';

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>nl.seinhuis.test</groupId>
  <artifactId>kafka</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${version}</version></dependency>
  </dependencies>
</project>
`;

/** The folder with the jars of Apache Kafka, fetched when it is not there; or which program is missing for that. Ends what earlier runs left behind. */
export function kafkaDistribution(): { folder: string } | { missing: string } {
  const missing = ['java', ...(existsSync(distribution) ? [] : ['mvn'])].filter((program) => spawnSync(program, ['-version']).error);
  if (missing.length > 0) return { missing: missing.join(' and ') };
  sweep();
  fetchOnce();
  return { folder: distribution };
}

/** With the ordinary client of Maven. */
function fetchOnce(): void {
  if (existsSync(distribution)) return;
  const aside = `${distribution}.${process.pid}`;
  mkdirSync(aside, { recursive: true });
  writeFileSync(join(aside, 'pom.xml'), pom);
  console.warn(`fetches Apache Kafka ${version}, once`);
  const { status, stdout, stderr } = spawnSync('mvn', ['-q', '-B', '-ntp', 'dependency:copy-dependencies', '-DoutputDirectory=libs'], {
    cwd: aside,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Apache Kafka cannot be fetched with mvn:\n${stdout}${stderr}`.slice(-4_000));
  if (!existsSync(distribution)) renameSync(aside, distribution);
  rmSync(aside, { recursive: true, force: true });
}

/** Ends the brokers that a run that was killed left behind: each works in a folder that names the process that made it. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    if (alive(Number(name.slice(prefix.length).split('-')[0]))) continue;
    const processes = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).stdout.split('\n');
    for (const line of processes.filter((found) => found.includes(`${folder}/server.properties`)))
      process.kill(parseInt(line, 10), 'SIGKILL');
    spawnSync('umount', ['-q', join(folder, 'data')]);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
