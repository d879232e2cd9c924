import { useMemo } from 'react';
import { layoutOf } from './layout.rules.js';
import type { Node, Relations } from './relations.rules.js';

const margin = 70;
const radii = { signal: 16, outside: 12, person: 10 } as const;

interface GraphProps {
  relations: Relations;
  label: string;
  nameOf(node: Node): string;
}

/** A drawing beside the table that says the same. Places are attributes of SVG, so no inline style is needed. */
export function RelationGraph({ relations, label, nameOf }: GraphProps) {
  const { places, box } = useMemo(() => {
    const found = layoutOf(relations);
    const [xs, ys] = [found.map(({ x }) => x), found.map(({ y }) => y)];
    const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
    return {
      places: new Map(found.map((place) => [place.id, place])),
      box: `${left} ${top} ${Math.max(...xs) - left + margin} ${Math.max(...ys) - top + margin}`,
    };
  }, [relations]);
  const few = relations.nodes.length <= 60;
  return (
    <svg className="tekening" viewBox={box} role="img" aria-label={label}>
      {relations.edges.map(({ from, to, kind }) => {
        const [one, other] = [places.get(from), places.get(to)];
        if (!one || !other) return null;
        return <line key={`${from} ${to}`} className={`lijn lijn-${kind}`} x1={one.x} y1={one.y} x2={other.x} y2={other.y} />;
      })}
      {relations.nodes.map((node) => {
        const place = places.get(node.id);
        if (!place) return null;
        return (
          <g key={node.id} className={`knoop knoop-${node.kind}`}>
            <circle cx={place.x} cy={place.y} r={radii[node.kind]} />
            {(few || node.kind === 'signal') && (
              <text x={place.x} y={place.y + radii[node.kind] + 13} textAnchor="middle">
                {nameOf(node)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
