import { request } from '../../app/bridge.ts';
import { useAppStore } from '../../app/stores/app-store.ts';
import { flushTexts, isAnythingUnsent } from './keep-texts.ts';

/** Has the person asked before a Chromium window closes over something unsent; Electron asks by itself. Returns the function that ends it. */
export function askBeforeClosing(): () => void {
  let isReloading = false;
  function press(event: KeyboardEvent): void {
    // A reload loses nothing: what is written comes back with the page.
    isReloading = event.key === 'F5' || (event.key.toLowerCase() === 'r' && (event.ctrlKey || event.metaKey));
  }
  function leave(event: BeforeUnloadEvent): void {
    void flushTexts();
    if (useAppStore.getState().state?.host !== 'chromium' || isReloading || !isAnythingUnsent()) return;
    event.preventDefault();
  }
  addEventListener('keydown', press, { capture: true });
  addEventListener('beforeunload', leave);
  return () => {
    removeEventListener('keydown', press, { capture: true });
    removeEventListener('beforeunload', leave);
  };
}

/** Closes the window once what is written is kept. */
export async function closeWindow(): Promise<void> {
  await flushTexts();
  await request('window.close', {});
}
