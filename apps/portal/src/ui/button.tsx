import { Link, type LinkProps } from '@tanstack/react-router';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { useTexts } from '../text/language.js';

type Kind = 'primary' | 'secondary' | 'plain' | 'danger';
const classOf = (kind: Kind): string => `knop knop-${kind}`;

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: Kind;
  /** At work: says so, and cannot be pressed again. It keeps the focus. */
  busy?: boolean;
}

/** 44 pixels high. Of its own it does not send a form. */
export function Button({ kind = 'primary', busy = false, type = 'button', children, onClick, ...rest }: ButtonProps) {
  const { working } = useTexts().ui;
  return (
    // eslint-disable-next-line react/button-has-type
    <button {...rest} type={type} className={classOf(kind)} aria-disabled={busy || undefined} onClick={busy ? undefined : onClick}>
      {busy ? `${working} …` : children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere. */
export function ButtonLink({ kind = 'primary', children, ...link }: LinkProps & { kind?: Kind; children: ReactNode }) {
  return (
    <Link {...link} className={classOf(kind)}>
      {children}
    </Link>
  );
}
