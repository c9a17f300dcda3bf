/**
 * Gives the focus to `target` where what had it is gone from the page, once whatever else gives focus back has done so:
 * the keys must never go to nothing.
 */
export function focusIfLost(target: () => HTMLElement | null): void {
  setTimeout(() => {
    if (document.activeElement === document.body) target()?.focus();
  });
}

/**
 * Gives the focus to what a view is there for, the list of messages or the calendar, once it is drawn: a key that went
 * there leads on from there. Where a view has no such thing it has the focus itself.
 */
export function focusMainArea(): void {
  const view = viewElement();
  let drawings = 0;
  function look(): void {
    const areas = view?.querySelectorAll<HTMLElement>('.calendar-view, .message-list') ?? [];
    const area = [...areas].find((one) => one.checkVisibility());
    if (area !== undefined) area.focus();
    else if (drawings === 0) view?.focus();
    drawings += 1;
    const isWaiting = area === undefined && document.activeElement === view && drawings < mostDrawings;
    if (isWaiting) requestAnimationFrame(look);
  }
  // The view that was left is on screen until the next drawing.
  requestAnimationFrame(() => requestAnimationFrame(look));
}

/** So many drawings a view may take until its main area is there: some seconds. */
const mostDrawings = 300;

/** The view in the middle of the window, which takes the keys where nothing closer does. */
export function viewElement(): HTMLElement | null {
  return document.querySelector<HTMLElement>('#view');
}
