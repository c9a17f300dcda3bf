import { useAppStore } from './stores/app-store.ts';
import { request } from './bridge.ts';

/** Main is told at most this often, in milliseconds: the idle lock counts in minutes. */
const tellMs = 20_000;

/** Tells main that somebody is at the machine, for its idle lock. Returns the function that ends it. */
export function tellActivity(): () => void {
  let toldAt = -tellMs;
  function notice(event: Event): void {
    if (event.timeStamp - toldAt < tellMs || useAppStore.getState().state?.isLocked !== false) return;
    toldAt = event.timeStamp;
    void request('app.activity', {});
  }
  const events = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
  for (const name of events) window.addEventListener(name, notice, { passive: true });
  return () => {
    for (const name of events) window.removeEventListener(name, notice);
  };
}
