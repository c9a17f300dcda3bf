import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { Kbd } from '../words/kbd.tsx';
import './tooltip.css';

/** Names the control inside it on hover and focus. The control keeps its own accessible name. */
export function Tooltip(props: {
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly children: ReactElement;
}) {
  return (
    <Base.Root onOpenChange={letEscapePass}>
      <Base.Trigger delay={450} render={props.children} />
      <Base.Portal>
        <Base.Positioner className="tooltip__positioner" sideOffset={6}>
          <Base.Popup className="tooltip__popup">
            {props.label}
            {props.shortcut !== undefined && <Kbd>{props.shortcut}</Kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** A tooltip goes with Escape, and so does what lies beneath it: who wants to leave a dialog presses once. */
export function letEscapePass(
  _isOpen: boolean,
  { reason, allowPropagation }: Base.Root.ChangeEventDetails,
): void {
  if (reason === 'escape-key') allowPropagation();
}
