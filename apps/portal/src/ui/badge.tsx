import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'good' | 'attention' | 'bad';
const signs: Record<Tone, string> = { neutral: '•', good: '✓', attention: '!', bad: '✕' };

/** A short state. The sign and the words say it; the colour only helps. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`label label-${tone}`}>
      <span aria-hidden="true">{signs[tone]}</span> {children}
    </span>
  );
}
