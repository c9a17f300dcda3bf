import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { classNames } from '../layout/class-names.ts';
import { Icon, type IconName } from '../words/icon.tsx';
import { Kbd } from '../words/kbd.tsx';
import { Spinner } from '../words/spinner.tsx';
import { WhyNot, type Reason } from '../words/why-not.tsx';
import './button.css';

/** What every button may be told. */
export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  /** `primary` is the one action of a view or form; `danger` reaches what cannot be undone. */
  readonly variant?: 'plain' | 'primary' | 'quiet' | 'danger' | 'link' | undefined;
  readonly size?: 'small' | 'normal' | 'large' | undefined;
  readonly icon?: IconName | undefined;
  /** Drawn at the end; binding it is the caller's business. */
  readonly shortcut?: string | undefined;
  /** Why it cannot be pressed; it then stays focusable and explains itself. */
  readonly whyNot?: Reason | null | undefined;
  /** True while what it began has not ended: it keeps its width and takes no press. */
  readonly isBusy?: boolean | undefined;
  readonly children: ReactNode;
}

/** A button with words. There is no `disabled`: a control that cannot be used says why. */
export function Button(props: ButtonProps) {
  const {
    variant = 'plain',
    size = 'normal',
    icon,
    shortcut,
    whyNot = null,
    isBusy = false,
    ...rest
  } = props;
  const { children, className, onClick, type = 'button', ...native } = rest;
  const cannot = whyNot !== null || isBusy;
  function press(event: MouseEvent<HTMLButtonElement>): void {
    if (cannot) event.preventDefault();
    else onClick?.(event);
  }
  function draw(describedBy: string | undefined) {
    return (
      <button
        {...native}
        aria-busy={isBusy || undefined}
        aria-describedby={describedBy ?? native['aria-describedby']}
        aria-disabled={cannot || undefined}
        className={classNames('button', `button--${variant}`, `button--${size}`, className)}
        onClick={press}
        type={type === 'submit' ? 'submit' : 'button'}
      >
        {isBusy ? <Spinner /> : icon !== undefined && <Icon name={icon} />}
        <span className="button__label">{children}</span>
        {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
      </button>
    );
  }
  return whyNot === null ? draw(undefined) : <WhyNot control={draw} isButton reason={whyNot} />;
}
