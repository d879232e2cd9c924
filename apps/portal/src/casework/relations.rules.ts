import type { Field, Match } from './case-queries.js';

/** A signal, or a person in one role in one signal. Two roles of one person stay two. */
export interface Node {
  id: string;
  kind: 'signal' | 'person' | 'outside';
  /** Of the signal it is, or is in. */
  signal: string;
  ref: string | null;
}
export interface Edge {
  from: string;
  to: string;
  kind: 'person' | 'same' | 'proposed';
  /** Kinds of values that are equal, in the words of the hub. */
  why: string[];
}
export interface Relations {
  nodes: Node[];
  edges: Edge[];
}

const idOf = (signal: string, ref: string | null): string => (ref === null ? signal : `${signal}/${ref}`);

/** Who and what is related in a case, from the fields and proposals that this reader sees. Rejected proposals are no relation. Pure. */
export function relationsOf(signals: readonly string[], fields: readonly Field[], matches: readonly Match[]): Relations {
  const nodes = new Map<string, Node>(signals.map((signal) => [signal, { id: signal, kind: 'signal', signal, ref: null }]));
  const edges = new Map<string, Edge>();
  const person = (signal: string, ref: string) => {
    const id = idOf(signal, ref);
    nodes.set(id, { id, kind: 'person', signal, ref });
    edges.set(`${signal} ${id}`, { from: signal, to: id, kind: 'person', why: [] });
  };
  for (const { signaal, betrokkene } of fields) if (betrokkene !== null && nodes.has(signaal)) person(signaal, betrokkene);
  for (const { kanten, redenen, stand } of matches.filter((one) => one.stand !== 'niet-zelfde')) {
    const [one, other] = kanten;
    if (!one || !other) continue;
    for (const { signaal, inZaak, betrokkene } of [one, other]) {
      if (!nodes.has(signaal)) nodes.set(signaal, { id: signaal, kind: inZaak ? 'signal' : 'outside', signal: signaal, ref: null });
      if (betrokkene !== null) person(signaal, betrokkene);
    }
    const [from, to] = [idOf(one.signaal, one.betrokkene), idOf(other.signaal, other.betrokkene)];
    const why = [...new Set(redenen.flatMap(({ velden }) => velden.map(({ veld }) => veld)))];
    edges.set(`${from} ${to}`, { from, to, kind: stand === 'zelfde' ? 'same' : 'proposed', why });
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}
