import './kbd.css';

/** Draws a key or a chord, for instance `Ctrl K` or `g then m`. */
export function Kbd(props: { readonly children: string }) {
  return <kbd className="kbd">{props.children}</kbd>;
}
