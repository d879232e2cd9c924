import { type ReactNode, useId } from 'react';

/** A part of a page with a heading of its own. @param level of that heading: one more than what it lies in */
export function Card({ title, level = 2, children }: { title: string; level?: 2 | 3 | 4; children: ReactNode }) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section className="kaart" aria-labelledby={id}>
      <Heading id={id}>{title}</Heading>
      {children}
    </section>
  );
}
