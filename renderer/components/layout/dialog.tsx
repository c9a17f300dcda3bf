import { Dialog as Base } from '@base-ui/react/dialog';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { focusIfLost, viewElement } from './focus-if-lost.ts';
import { IconButton } from '../forms/icon-button.tsx';
import './dialog.css';

/** What a dialog is told. */
export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  /** An identity strip in its form variant, in every dialog that writes. */
  readonly identity?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons, the primary one last. */
  readonly footer?: ReactNode;
  readonly size?: 'small' | 'normal' | 'wide' | undefined;
  /** What takes the focus first; the first control of the body, of the foot, or the dialog itself when absent. */
  readonly initialFocus?: RefObject<HTMLElement | null> | undefined;
  /** When given, the dialog is a form: Enter and the submit button call it. */
  readonly onSubmit?: (() => void) | undefined;
}

/** A modal dialog. Escape and the cross close it; focus returns to where it came from. */
export function Dialog(props: DialogProps) {
  const content = useRef<HTMLDivElement>(null);
  useFocusNotLost(props.isOpen);
  const parts = (
    <>
      <div className="dialog__body">{props.children}</div>
      {props.footer !== undefined && <div className="dialog__foot">{props.footer}</div>}
    </>
  );
  return (
    <Base.Root onOpenChange={(isOpen) => !isOpen && props.onClose()} open={props.isOpen}>
      <Base.Portal>
        <Base.Backdrop className="dialog__backdrop" />
        <Base.Viewport className="dialog__viewport">
          <Base.Popup
            className={`dialog__popup dialog__popup--${props.size ?? 'normal'}`}
            initialFocus={props.initialFocus ?? (() => firstControl(content.current))}
            ref={content}
          >
            <div className="dialog__head">
              <div className="dialog__words">
                <Base.Title className="dialog__title">{props.title}</Base.Title>
                {props.description !== undefined && (
                  <Base.Description className="dialog__description" render={<div />}>
                    {props.description}
                  </Base.Description>
                )}
              </div>
              <Base.Close render={<IconButton icon="close" label="Close" shortcut="Esc" />} />
            </div>
            {props.identity !== undefined && <div className="dialog__identity">{props.identity}</div>}
            {props.onSubmit === undefined ? (
              parts
            ) : (
              <form
                className="dialog__form"
                onSubmit={(event) => {
                  event.preventDefault();
                  props.onSubmit?.();
                }}
              >
                {parts}
              </form>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** What opened it may be gone when it closes: the keys then go to the view, and not to nothing. */
function useFocusNotLost(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    return () => focusIfLost(viewElement);
  }, [isOpen]);
}

/** The first control that is not the cross in the head. */
function firstControl(popup: HTMLElement | null): HTMLElement | null {
  const controls = 'input:not([tabindex="-1"]), select, textarea, button, [href]';
  const find = (part: string) => popup?.querySelector<HTMLElement>(`${part} :is(${controls})`) ?? null;
  return find('.dialog__body') ?? find('.dialog__foot') ?? popup;
}
