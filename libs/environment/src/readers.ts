import { readFileSync } from 'node:fs';

/** Every variable of a program, with an example of its value. */
export type Examples = Readonly<Record<string, string>>;
type Env = NodeJS.ProcessEnv;

/** Each throws an Error in Dutch that names the variable and gives an example. An empty value counts as none. */
export interface Readers {
  text(env: Env, name: string, fallback: string): string;
  required(value: string | undefined, name: string): string;
  /** From the variable, or from the file that the name with _FILE points at. */
  secret(env: Env, name: string): string | undefined;
  /** What is in the file that this variable, whose name ends in _FILE, points at. */
  fileAt(env: Env, name: string): string | undefined;
  whole(env: Env, name: string, fallback: number, least: number, most: number): number;
  oneOf<T extends string>(env: Env, name: string, allowed: readonly T[], fallback: T): T;
  /** @param protocols with their colon */
  url(value: string | undefined, name: string, protocols: string[]): string;
}

export function readersOf(examples: Examples): Readers {
  const like = (name: string): string => (examples[name] ? `; bijvoorbeeld ${name}=${examples[name]}` : '');
  const required: Readers['required'] = (value, name) => {
    if (!value) throw new Error(`${name} ontbreekt${like(name)}`);
    return value;
  };
  return {
    required,
    text: (env, name, fallback) => env[name] || fallback,
    secret(env, name) {
      if (env[name] && env[`${name}_FILE`]) throw new Error(`geef ${name} of ${name}_FILE, niet allebei`);
      return env[`${name}_FILE`] ? contentOf(env, `${name}_FILE`) : env[name];
    },
    fileAt: (env, name) => (env[name] ? contentOf(env, name) : undefined),
    whole(env, name, fallback, least, most) {
      const text = env[name];
      if (!text) return fallback;
      const value = Number(text);
      if (!/^\d+$/.test(text) || value < least || value > most)
        throw new Error(`${name} moet een geheel getal zijn van ${least} tot en met ${most}${like(name)}`);
      return value;
    },
    oneOf<T extends string>(env: Env, name: string, allowed: readonly T[], fallback: T): T {
      const value = env[name] || fallback;
      if (!(allowed as readonly string[]).includes(value)) throw new Error(`${name} moet een van deze zijn: ${allowed.join(', ')}`);
      return value as T;
    },
    url(value, name, protocols) {
      const given = required(value, name);
      if (!URL.canParse(given) || !protocols.includes(new URL(given).protocol))
        throw new Error(`${name} is geen adres dat met ${protocols.join('// of ')}// begint${like(name)}`);
      return given;
    },
  };
}

function contentOf(env: Env, name: string): string {
  try {
    return readFileSync(env[name]!, 'utf8').trim();
  } catch {
    throw new Error(`het bestand in ${name} is niet te lezen`);
  }
}

/**
 * One problem for each name that begins as ours and does not exist.
 * @param byFile names of secrets, which may also have _FILE behind them
 */
export function unknownNames(env: Env, examples: Examples, byFile: readonly string[], own: RegExp): string[] {
  const known = new Set([...Object.keys(examples), ...byFile.map((name) => `${name}_FILE`)]);
  const ours = Object.entries(examples).filter(([name]) => own.test(name));
  return Object.keys(env)
    .filter((name) => own.test(name) && !known.has(name))
    .map((name) => {
      const near = ours.toSorted(([a], [b]) => alike(b, name) - alike(a, name))[0]!;
      return `${name} bestaat niet; bedoelt u ${near[0]}=${near[1]} ?`;
    });
}

function alike(a: string, b: string): number {
  const pairs = new Set([...a].map((letter, at) => letter + (a[at + 1] ?? '')));
  return [...b].filter((letter, at) => pairs.has(letter + (b[at + 1] ?? ''))).length / (a.length + b.length);
}
