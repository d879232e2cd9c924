import type { Relations } from './relations.rules.js';

export interface Placed {
  id: string;
  x: number;
  y: number;
}

const rounds = 120;
/** How far apart two nodes want to be, in units of the drawing. */
const apart = 90;

/**
 * Places for the nodes of a drawing: all push each other away, edges pull. Begins on a spiral and uses no chance, so the same case always looks the same.
 * Quadratic in nodes for each round: 400 nodes take tens of milliseconds.
 */
export function layoutOf({ nodes, edges }: Relations): Placed[] {
  const places = nodes.map(({ id }, index) => {
    const [angle, distance] = [index * 2.399963, apart * 0.6 * Math.sqrt(index)];
    return { id, x: distance * Math.cos(angle), y: distance * Math.sin(angle) };
  });
  const at = new Map(places.map((place, index) => [place.id, index]));
  const pulls = edges.flatMap(({ from, to }) => {
    const [one, other] = [at.get(from), at.get(to)];
    return one === undefined || other === undefined ? [] : [[one, other] as const];
  });
  for (let round = 0; round < rounds; round += 1) step(places, pulls, apart * (1 - round / rounds));
  return places;
}

/** One round; nobody moves further than `reach`. */
function step(places: Placed[], pulls: readonly (readonly [number, number])[], reach: number): void {
  const moves = places.map(() => ({ x: 0, y: 0 }));
  const push = (one: number, other: number, force: (distance: number) => number) => {
    const [from, to] = [places[one]!, places[other]!];
    const [dx, dy] = [from.x - to.x, from.y - to.y];
    const distance = Math.max(Math.hypot(dx, dy), 1);
    const strength = force(distance) / distance;
    moves[one]!.x += dx * strength;
    moves[one]!.y += dy * strength;
    moves[other]!.x -= dx * strength;
    moves[other]!.y -= dy * strength;
  };
  for (let one = 0; one < places.length; one += 1)
    for (let other = one + 1; other < places.length; other += 1) push(one, other, (distance) => (apart * apart) / distance);
  for (const [one, other] of pulls) push(one, other, (distance) => -(distance * distance) / apart);
  places.forEach((place, index) => {
    // a little towards the middle, so that what has no relation does not drift off
    const { x, y } = { x: moves[index]!.x - place.x * 0.5, y: moves[index]!.y - place.y * 0.5 };
    const length = Math.max(Math.hypot(x, y), 1);
    place.x += (x / length) * Math.min(length, reach);
    place.y += (y / length) * Math.min(length, reach);
  });
}
