import type { ReactNode } from 'react';
import { Icon, type IconName } from '../words/icon.tsx';
import './empty-state.css';

/** A place with nothing in it: what belongs here, and the one thing to do. */
export function EmptyState(props: {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="empty-state">
      <Icon className="empty-state__icon" name={props.icon} />
      <h2 className="empty-state__title">{props.title}</h2>
      {props.children !== undefined && <div className="empty-state__text">{props.children}</div>}
      {props.action !== undefined && <div className="empty-state__action">{props.action}</div>}
    </div>
  );
}
