import type { PolicyRequest } from '#libs/policy';
import { type Row, rowsFor } from './oracle.js';
import { inForceSince } from './oracle-tables.js';
import { expected } from './oracle-spoiled.js';
import type { Question } from './oracle-words.js';
import type { Reading, SpoiledReading } from './snapshot-file.js';
import { changed, type Spoil } from './spoil.js';
import { agreementSpoils } from './spoil-agreements.js';
import { consentSpoils } from './spoil-consents.js';
import { daySpoils } from './spoil-days.js';
import { factSpoils } from './spoil-facts.js';
import { originSpoils } from './spoil-origins.js';

export const spoils: readonly Spoil[] = [...factSpoils, ...agreementSpoils, ...consentSpoils, ...originSpoils, ...daySpoils];

/** The question about each cell of a request. */
export function questionsOf(request: PolicyRequest, cells: readonly string[]): { cell: string; question: Question }[] {
  const { activity = '', from, fromTask, to, toTask, purpose, stage = 1, asOf: day = '', mandate = false, obtained } = request;
  const regime = obtained?.regime ?? '';
  return cells.map((cell) => {
    const [facet = '', group = ''] = cell.split('.');
    return { cell, question: { activity, from, fromTask, to, toTask, purpose, stage, day, mandate, regime, facet, group } };
  });
}

/**
 * Every reading with one thing otherwise, as far as a ground of the reading needs it or everything is forbidden by it.
 * @param perGround how often at most one thing is held against one ground
 */
export function spoiledReadings(readings: readonly Reading[], cells: readonly string[], perGround: number): SpoiledReading[] {
  const seen = new Map<string, number>();
  return readings.flatMap(({ request }, of) => {
    const whole = questionsOf(request, cells);
    const rows = [...new Set(whole.flatMap(({ question }) => rowsFor(question)))];
    return spoils.flatMap((spoil) => {
      const change = spoil.change(request);
      if (change === null) return [];
      const now = changed(request, change);
      if (!isNew(spoil, rows, whole[0]?.question, seen, perGround)) return [];
      const found = questionsOf(now, cells).flatMap(({ cell, question }, at) => {
        const before = whole[at]?.question ?? question;
        // A cell that went before, or goes now; and every tenth other, which stays closed.
        if (!rowsFor(before).length && !rowsFor(question).length && (of + at) % 10) return [];
        return [[cell, expected(before, question, now, spoil)] as const];
      });
      return [{ name: spoil.name, of, change, cells: Object.fromEntries(found) }];
    });
  });
}

/** Says this thing something new about a row of the reading, or about who gives and gets? */
function isNew(spoil: Spoil, rows: readonly Row[], question: Question | undefined, seen: Map<string, number>, most: number): boolean {
  const touched = new Set([...Object.keys(spoil.lost ?? {}), ...(spoil.touches ?? [])]);
  const concerned = rows.filter((row) =>
    spoil.beginning === undefined ? row.needs.some((need) => touched.has(need)) : inForceSince(row.basis) === spoil.beginning,
  );
  const about = concerned.map((row) => `${row.basis} ${row.activities.join()} ${row.receivers.join()} ${row.cells.join()}`);
  if (spoil.forbids && question && rows.length)
    about.push(
      `${question.activity} ${rows
        .map(({ basis }) => basis)
        .sort()
        .join(' ')}`,
    );
  const names = about.map((one) => `${spoil.name}: ${one}`);
  const isUseful = names.some((name) => (seen.get(name) ?? 0) < most);
  if (isUseful) for (const name of names) seen.set(name, (seen.get(name) ?? 0) + 1);
  return isUseful;
}
