import type { ReactNode } from 'react';
import './pill.css';

/** What a pill means: `mailbox` whose; green proved, amber not yet, red refused. Its words say it too. */
export type PillTone = 'neutral' | 'mailbox' | 'mailbox-soft' | 'proved' | 'pending' | 'refused';

/** A few words in a coloured capsule. */
export function Pill(props: { readonly tone?: PillTone | undefined; readonly children: ReactNode }) {
  return <span className={`pill pill--${props.tone ?? 'neutral'}`}>{props.children}</span>;
}
