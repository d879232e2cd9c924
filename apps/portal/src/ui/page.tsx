import { type ReactNode, useEffect, useRef } from 'react';
import { useTexts } from '../text/language.js';

/** Of the page before; null until there was one. */
let shown: string | null = null;

interface PageProps {
  /** Heading and name of the page in the browser: what it is, never whom it is about. */
  title: string;
  intro?: ReactNode;
  /** Links and buttons that hold for the whole page. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One screen. Moves the focus to its heading when the officer comes from another, so that a screen reader tells where she is. */
export function Page({ title, intro, actions, children }: PageProps) {
  const { product } = useTexts().frame;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (shown !== null && shown !== title) {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    shown = title;
  }, [title]);
  return (
    <>
      <title>{`${title} | ${product}`}</title>
      <div className="paginakop">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions && <div className="knoppen">{actions}</div>}
      </div>
      {intro && <p className="inleiding">{intro}</p>}
      {children}
    </>
  );
}
