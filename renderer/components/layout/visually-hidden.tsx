import type { ReactNode } from 'react';
import './visually-hidden.css';

/** Words for screen readers only. */
export function VisuallyHidden(props: { readonly id?: string | undefined; readonly children: ReactNode }) {
  return (
    <span className="visually-hidden" id={props.id}>
      {props.children}
    </span>
  );
}
