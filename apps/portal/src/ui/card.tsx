import { type ReactNode, useId } from 'react';

/**
 * A part of a page with a heading of its own.
 * @param level of that heading: one more than what it lies in
 * @param listed one of a list, so that its title may be that of another: then it is an article, and no landmark
 */
export function Card({
  title,
  level = 2,
  listed = false,
  children,
}: {
  title: string;
  level?: 2 | 3 | 4;
  listed?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  const Heading = `h${level}` as const;
  const Part = listed ? 'article' : 'section';
  return (
    <Part className="kaart" aria-labelledby={id}>
      <Heading id={id}>{title}</Heading>
      {children}
    </Part>
  );
}
