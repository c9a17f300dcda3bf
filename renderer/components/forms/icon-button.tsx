import type { ComponentProps, MouseEvent } from 'react';
import { classNames } from '../layout/class-names.ts';
import { Icon, type IconName } from '../words/icon.tsx';
import { Spinner } from '../words/spinner.tsx';
import { Tooltip } from '../layout/tooltip.tsx';
import { WhyNot, type Reason } from '../words/why-not.tsx';
import './icon-button.css';

/** What an icon button may be told; `label` is its name for everybody, shown on hover and focus. */
export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'children'> {
  readonly icon: IconName;
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly size?: 'small' | 'normal' | undefined;
  readonly isFramed?: boolean | undefined;
  /** Present on a toggle. */
  readonly isPressed?: boolean | undefined;
  readonly whyNot?: Reason | null | undefined;
  /** True while what it began has not ended: it takes no press. */
  readonly isBusy?: boolean | undefined;
}

/** A button that is one icon, for actions whose place makes them plain. */
export function IconButton(props: IconButtonProps) {
  const {
    icon,
    label,
    shortcut,
    size = 'normal',
    isFramed = false,
    isPressed,
    whyNot = null,
    isBusy = false,
    ...rest
  } = props;
  const { className, onClick, ...native } = rest;
  function press(event: MouseEvent<HTMLButtonElement>): void {
    if (whyNot === null && !isBusy) onClick?.(event);
    else event.preventDefault();
  }
  function draw(describedBy: string | undefined) {
    return (
      <button
        {...native}
        aria-busy={isBusy || undefined}
        aria-describedby={describedBy}
        aria-disabled={whyNot !== null || isBusy || undefined}
        aria-label={label}
        aria-pressed={isPressed}
        className={classNames(
          'icon-button',
          `icon-button--${size}`,
          isFramed && 'icon-button--framed',
          className,
        )}
        onClick={press}
        type="button"
      >
        {isBusy ? <Spinner /> : <Icon name={icon} />}
      </button>
    );
  }
  if (whyNot !== null) return <WhyNot control={draw} isButton reason={whyNot} />;
  return (
    <Tooltip label={label} shortcut={shortcut}>
      {draw(undefined)}
    </Tooltip>
  );
}
