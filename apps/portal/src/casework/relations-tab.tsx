import { lazy, Suspense, useMemo } from 'react';
import { useFieldName } from '../intake/fields.js';
import { useTexts } from '../text/language.js';
import { Empty, Loading } from '../ui/states.js';
import { type Column, PagedTable } from '../ui/table.js';
import type { Field, Match } from './case-queries.js';
import { type Edge, type Node, relationsOf } from './relations.rules.js';

const RelationGraph = lazy(async () => ({ default: (await import('./relation-graph.js')).RelationGraph }));

/** A case of two hundred signals has hundreds of them. */
const relationsPerPage = 40;

interface RelationsProps {
  signals: readonly string[];
  fields: readonly Field[];
  matches: readonly Match[];
  signalName(id: string): string;
}

/** Who and what belong together: a drawing, and a table that says the same. */
export function RelationsTab({ signals, fields, matches, signalName }: RelationsProps) {
  const texts = useTexts().casework;
  const { relations: words } = texts;
  const fieldName = useFieldName();
  const relations = useMemo(() => relationsOf(signals, fields, matches), [signals, fields, matches]);
  const nodes = new Map(relations.nodes.map((node) => [node.id, node]));
  const nameOf = ({ kind, signal, ref }: Node): string =>
    kind === 'outside' ? words.outside : ref === null ? signalName(signal) : `${texts.person(ref)}, ${signalName(signal)}`;
  const told = (id: string): string => nameOf(nodes.get(id)!);
  if (relations.edges.length === 0)
    return (
      <Empty>
        <p>{words.none}</p>
      </Empty>
    );
  const columns: Column<Edge>[] = [
    { key: 'van', title: words.from, heads: true, cell: ({ from }) => told(from) },
    {
      key: 'soort',
      title: words.kind,
      cell: ({ kind, why }) => `${words.kinds[kind]}${why.length ? ` (${why.map(fieldName).join(', ')})` : ''}`,
    },
    { key: 'naar', title: words.to, cell: ({ to }) => told(to) },
  ];
  return (
    <>
      <Suspense fallback={<Loading />}>
        <RelationGraph relations={relations} label={`${words.graph}. ${words.graphHint}`} nameOf={nameOf} />
      </Suspense>
      <PagedTable
        size={relationsPerPage}
        caption={words.table}
        columns={columns}
        rows={relations.edges}
        rowKey={({ from, to }) => `${from} ${to}`}
      />
    </>
  );
}
