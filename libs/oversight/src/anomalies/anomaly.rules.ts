export const anomalyRules = ['buiten-werktijd', 'veel-tegelijk', 'vaak-dezelfde', 'eerste-keer', 'veel-weigeringen'] as const;
export type AnomalyRule = (typeof anomalyRules)[number];

/** A line of the record as the rules see it. Day, weekday and minutes are those of the clock in the Netherlands. */
export interface ActedLine {
  seq: number;
  /** ISO date. */
  day: string;
  /** 1 Monday .. 7 Sunday */
  weekday: number;
  /** Since midnight. */
  minutes: number;
  org: string;
  officer: string;
  /** Code of the department that acted; empty when the line names none. */
  department: string;
  signalId: string | null;
  /** Values were shown. */
  shown: boolean;
  /** Nothing was allowed. */
  refused: boolean;
}

/** A department got a kind of field that it had never got before. */
export interface FirstTime {
  seq: number;
  day: string;
  org: string;
  officer: string;
  department: string;
  cell: string;
  /** Days since it got anything at all for the first time. */
  known_days: number;
}

export interface Thresholds {
  /** Minutes since midnight between which nobody is expected, in the weekend all day; `inShifts`: departments for which there is no such time. */
  offHours: { from_minutes: number; until_minutes: number; lines: number; inShifts: readonly string[] };
  bulk: { signals: number };
  repeat: { times: number };
  first: { known_days: number };
  /** `share`: 0..1 */
  refusals: { questions: number; share: number };
}

/** Something worth a look, with the lines it rests on. No score: a rule applies or it does not. */
export interface Anomaly {
  rule: AnomalyRule;
  /** The same for the same occasion, whatever period is asked. */
  key: string;
  day: string;
  org: string;
  officer: string;
  department: string;
  /** Dutch, for the privacy officer. */
  explanation: string;
  lines: number[];
}

/** What the rules find, the latest day first. Pure. @param lines in order of seq */
export function anomaliesIn(lines: readonly ActedLine[], firsts: readonly FirstTime[], at: Thresholds): Anomaly[] {
  const found = [
    ...offHours(lines, at.offHours),
    ...bulk(lines, at.bulk),
    ...repeats(lines, at.repeat),
    ...firstTimes(firsts, at.first),
    ...refusals(lines, at.refusals),
  ];
  return found.toSorted((one, other) => other.day.localeCompare(one.day) || one.key.localeCompare(other.key));
}

function offHours(lines: readonly ActedLine[], { from_minutes, until_minutes, lines: least, inShifts }: Thresholds['offHours']): Anomaly[] {
  const outside = lines.filter(
    ({ shown, department, weekday, minutes }) =>
      shown && !inShifts.includes(department) && (weekday > 5 || minutes >= from_minutes || minutes < until_minutes),
  );
  return [...byOfficerAndDay(outside).values()]
    .filter((group) => group.length >= least)
    .map((group) => {
      const hours = `tussen ${clock(from_minutes)} en ${clock(until_minutes)} uur of in het weekend`;
      return of('buiten-werktijd', group, `Las ${group.length} keer gegevens ${hours}. Vanaf ${least} keer op een dag staat het hier.`);
    });
}

function bulk(lines: readonly ActedLine[], { signals: least }: Thresholds['bulk']): Anomaly[] {
  const shown = lines.filter((line) => line.shown && line.signalId !== null);
  return [...byOfficerAndDay(shown).values()].flatMap((group) => {
    const signals = new Set(group.map(({ signalId }) => signalId)).size;
    if (signals < least) return [];
    return [of('veel-tegelijk', group, `Las op een dag gegevens uit ${signals} signalen. Vanaf ${least} staat het hier.`)];
  });
}

function repeats(lines: readonly ActedLine[], { times }: Thresholds['repeat']): Anomaly[] {
  const shown = lines.filter((line) => line.shown && line.signalId !== null);
  return [...grouped(shown, (line) => `${officerAndDay(line)} ${line.signalId ?? ''}`).values()]
    .filter((group) => group.length >= times)
    .map((group) => {
      const what = `Las op een dag ${group.length} keer hetzelfde signaal. Vanaf ${times} keer staat het hier.`;
      return of('vaak-dezelfde', group, what, group[0]?.signalId ?? '');
    });
}

function firstTimes(firsts: readonly FirstTime[], { known_days }: Thresholds['first']): Anomaly[] {
  return firsts
    .filter((first) => first.known_days >= known_days)
    .map(({ seq, day, org, officer, department, cell, known_days: since }) => ({
      rule: 'eerste-keer',
      key: JSON.stringify(['eerste-keer', org, department, cell]),
      day,
      org,
      officer,
      department,
      explanation: `Afdeling ${department} las voor het eerst ${cell}, terwijl zij al ${since} dagen andere soorten gegevens krijgt.`,
      lines: [seq],
    }));
}

function refusals(lines: readonly ActedLine[], { questions, share }: Thresholds['refusals']): Anomaly[] {
  return [...byOfficerAndDay(lines).values()].flatMap((group) => {
    const refused = group.filter((line) => line.refused);
    if (group.length < questions || refused.length / group.length < share) return [];
    const part = `${refused.length} van ${group.length} vragen op een dag zijn geweigerd`;
    return [of('veel-weigeringen', refused, `${part}. Vanaf ${questions} vragen en ${Math.round(share * 100)} procent staat het hier.`)];
  });
}

function of(rule: AnomalyRule, group: readonly ActedLine[], explanation: string, about = ''): Anomaly {
  const [first] = group;
  if (!first) throw new Error('an anomaly without a line');
  const { day, org, officer, department } = first;
  const key = JSON.stringify([rule, org, officer, day, about]);
  return { rule, key, day, org, officer, department, explanation, lines: group.map(({ seq }) => seq) };
}

const officerAndDay = ({ org, officer, day }: ActedLine): string => `${org} ${officer} ${day}`;
const byOfficerAndDay = (lines: readonly ActedLine[]): Map<string, ActedLine[]> => grouped(lines, officerAndDay);

function grouped(lines: readonly ActedLine[], keyOf: (line: ActedLine) => string): Map<string, ActedLine[]> {
  const groups = new Map<string, ActedLine[]>();
  for (const line of lines) {
    const group = groups.get(keyOf(line));
    if (group) group.push(line);
    else groups.set(keyOf(line), [line]);
  }
  return groups;
}

const clock = (minutes: number): string => `${Math.floor(minutes / 60)}.${String(minutes % 60).padStart(2, '0')}`;
