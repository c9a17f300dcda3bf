import { Popover } from '@base-ui/react/popover';
import { Tooltip } from '@base-ui/react/tooltip';
import { useId, useState, type FocusEvent, type ReactElement } from 'react';
import type { Advice } from '../../../shared/failure.ts';
import { Command } from '../lists/command.tsx';
import { letEscapePass } from '../layout/tooltip.tsx';
import { VisuallyHidden } from '../layout/visually-hidden.tsx';
import { whoCanWords } from './who-words.ts';
import './why-not.css';

/** Why a control cannot be used: one sentence, or cause, who can mend it and the command. */
export type Reason = string | Advice;

/** The reason in one sentence, for screen readers and tooltips. */
export function reasonSentence(reason: Reason): string {
  return typeof reason === 'string' ? reason : reason.cause;
}

/**
 * Explains a control that cannot be used: on hover, on focus and on a press. `control` is a function because the
 * control must carry the id of the explanation as `aria-describedby` and stay focusable (`aria-disabled`).
 */
export function WhyNot(props: {
  readonly reason: Reason;
  readonly control: (describedBy: string) => ReactElement;
  /** True where the control is a native button, which then is the trigger itself. */
  readonly isButton?: boolean | undefined;
}) {
  const { reason, control, isButton = false } = props;
  return typeof reason === 'string' ? (
    <WhyNotSentence control={control} sentence={reason} />
  ) : (
    <WhyNotAdvice advice={reason} control={control} isButton={isButton} />
  );
}

/** A sentence takes no focus, so Tab goes straight on to the next control. */
function WhyNotSentence(props: {
  readonly sentence: string;
  readonly control: (describedBy: string) => ReactElement;
}) {
  const id = useId();
  return (
    <Tooltip.Root onOpenChange={letEscapePass}>
      <span className="why-not">
        <Tooltip.Trigger closeOnClick={false} delay={250} render={props.control(id)} />
        <VisuallyHidden id={id}>Not possible: {props.sentence}</VisuallyHidden>
      </span>
      <Tooltip.Portal>
        <Tooltip.Positioner align="start" className="why-not__positioner" sideOffset={6}>
          <Tooltip.Popup className="why-not__popup">
            <p className="why-not__title">Why not?</p>
            <p>{props.sentence}</p>
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

/** Advice has a command to copy, so Tab goes through it. */
function WhyNotAdvice(props: {
  readonly advice: Advice;
  readonly control: (describedBy: string) => ReactElement;
  readonly isButton: boolean;
}) {
  const { advice, isButton } = props;
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
        nativeButton={isButton}
        onFocus={openOnKeyboardFocus}
        openOnHover
        render={
          isButton ? (
            props.control(id)
          ) : (
            <span className="why-not" role={undefined} tabIndex={undefined}>
              {props.control(id)}
            </span>
          )
        }
      />
      <VisuallyHidden id={id}>Not possible: {advice.cause}</VisuallyHidden>
      <Popover.Portal>
        <Popover.Positioner align="start" className="why-not__positioner" sideOffset={6}>
          <Popover.Popup className="why-not__popup" finalFocus={false} initialFocus={false}>
            <Popover.Title className="why-not__title">Why not?</Popover.Title>
            <p>{advice.cause}</p>
            <p className="why-not__who">{whoCanWords(advice.who)}</p>
            {advice.command !== null && <Command text={advice.command} />}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
