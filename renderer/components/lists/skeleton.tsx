import { VisuallyHidden } from '../layout/visually-hidden.tsx';
import './skeleton.css';

/** Grey rows that keep the place of what loads; unseen for the first 150 ms. `label` says what is awaited. */
export function Skeleton(props: {
  readonly label: string;
  readonly rows: number;
  readonly height?: 'rail' | 'compact' | 'comfortable' | undefined;
}) {
  const height = props.height ?? 'compact';
  return (
    <output aria-busy="true" className={`skeleton skeleton--${height}`}>
      <VisuallyHidden>{props.label}</VisuallyHidden>
      {Array.from({ length: props.rows }, (_, row) => (
        <div aria-hidden="true" className="skeleton__row" key={row}>
          <span className="skeleton__bar" />
          {height === 'comfortable' && <span className="skeleton__bar" />}
        </div>
      ))}
    </output>
  );
}
