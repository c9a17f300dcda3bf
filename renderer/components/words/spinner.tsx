import './spinner.css';

/** A turning ring for waits that cannot be counted. The words beside it say what is awaited. */
export function Spinner() {
  return <span aria-hidden="true" className="spinner" />;
}
