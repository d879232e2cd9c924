import type { ReactNode } from 'react';
import type { Tone } from './badge.js';

interface NoticeProps {
  tone?: Tone;
  title?: string;
  /** Read out at once when it appears while somebody is at work on the page. */
  live?: boolean;
  children: ReactNode;
}

/** A block that asks attention between other text. */
export function Notice({ tone = 'neutral', title, live = false, children }: NoticeProps) {
  return (
    <div className={`melding melding-${tone}`} role={live ? 'status' : undefined}>
      {title && (
        <p>
          <strong>{title}</strong>
        </p>
      )}
      {children}
    </div>
  );
}
