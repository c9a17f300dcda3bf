import { useRef, useState, type CSSProperties, type PointerEvent, type ReactNode } from 'react';
import './split-pane.css';

/** Widths that a person chose, by the name of the pane, for as long as the window lives. */
const chosen = new Map<string, number>();

/** What a split pane is told; widths are CSS pixels. */
export interface SplitPaneProps {
  /** Names the choice of width, so that it survives leaving the view. */
  readonly name: string;
  /** What the separator parts, for screen readers: "Width of the message list". */
  readonly label: string;
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  readonly start: ReactNode;
  readonly end: ReactNode;
}

function grasp(event: PointerEvent<HTMLInputElement>): void {
  event.preventDefault();
  event.currentTarget.setPointerCapture(event.pointerId);
}

/** Two panes side by side with a separator that the pointer and the arrow keys move. */
export function SplitPane(props: SplitPaneProps) {
  const { name, min, max, initial } = props;
  const [width, setWidth] = useState(() => chosen.get(name) ?? initial);
  const pane = useRef<HTMLDivElement>(null);

  function choose(to: number): void {
    const next = Math.round(Math.min(max, Math.max(min, to)));
    chosen.set(name, next);
    setWidth(next);
  }
  function isRtl(): boolean {
    return pane.current !== null && getComputedStyle(pane.current).direction === 'rtl';
  }
  function drag(event: PointerEvent<HTMLInputElement>): void {
    const frame = pane.current?.getBoundingClientRect();
    if (frame === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    choose(isRtl() ? frame.right - event.clientX : event.clientX - frame.left);
  }
  const style: CSSProperties & { '--split-start': string } = { '--split-start': `${width}px` };
  return (
    <div className="split-pane" ref={pane} style={style}>
      <div className="split-pane__start">{props.start}</div>
      <div className="split-pane__line">
        {/* A slider to the keyboard and to screen readers; the pointer drags the line itself. */}
        <input
          aria-label={props.label}
          className="split-pane__handle"
          max={max}
          min={min}
          onChange={(event) => choose(event.target.valueAsNumber)}
          onDoubleClick={() => choose(initial)}
          onPointerDown={grasp}
          onPointerMove={drag}
          step={8}
          type="range"
          value={width}
        />
      </div>
      <div className="split-pane__end">{props.end}</div>
    </div>
  );
}
