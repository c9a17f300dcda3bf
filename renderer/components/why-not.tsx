import { Popover } from '@base-ui/react/popover';
import { useId, useState, type FocusEvent, type ReactElement } from 'react';
import type { Advice } from '../../shared/failure.ts';
import { Command } from './command.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';
import './why-not.css';

/** Why a control cannot be used: one sentence, or cause, who can mend it and the command. */
export type Reason = string | Advice;

/** The reason in one sentence, for screen readers and tooltips. */
export function reasonSentence(reason: Reason): string {
  return typeof reason === 'string' ? reason : reason.cause;
}

function ReasonText(props: { readonly reason: Reason }) {
  const { reason } = props;
  if (typeof reason === 'string') return <p>{reason}</p>;
  return (
    <>
      <p>{reason.cause}</p>
      <p className="why-not__who">{reason.who} can change this.</p>
      {reason.command !== null && <Command text={reason.command} />}
    </>
  );
}

/**
 * Explains a control that cannot be used: on hover, on focus and on a press. `control` is a function because the
 * control must carry the id of the explanation as `aria-describedby` and stay focusable (`aria-disabled`).
 */
export function WhyNot(props: {
  readonly reason: Reason;
  readonly control: (describedBy: string) => ReactElement;
}) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  function openOnKeyboardFocus(event: FocusEvent<HTMLElement>): void {
    if (event.target.matches(':focus-visible')) setOpen(true);
  }
  return (
    <Popover.Root onOpenChange={setOpen} open={isOpen}>
      <Popover.Trigger
        closeDelay={120}
        delay={250}
        nativeButton={false}
        onBlur={() => setOpen(false)}
        onFocus={openOnKeyboardFocus}
        openOnHover
        render={<span className="why-not" role={undefined} tabIndex={undefined} />}
      >
        {props.control(id)}
        <VisuallyHidden id={id}>Not possible: {reasonSentence(props.reason)}</VisuallyHidden>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="start" className="why-not__positioner" sideOffset={6}>
          <Popover.Popup className="why-not__popup" initialFocus={false} finalFocus={false}>
            <Popover.Title className="why-not__title">Why not?</Popover.Title>
            <ReasonText reason={props.reason} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
