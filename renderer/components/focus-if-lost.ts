/**
 * Gives the focus to `target` where what had it is gone from the page, once whatever else gives focus back has done so:
 * the keys must never go to nothing.
 */
export function focusIfLost(target: () => HTMLElement | null): void {
  setTimeout(() => {
    if (document.activeElement === document.body) target()?.focus();
  });
}

/** The view in the middle of the window, which takes the keys where nothing closer does. */
export function viewElement(): HTMLElement | null {
  return document.querySelector<HTMLElement>('#view');
}
