import { useSyncExternalStore } from 'react';
import { useViewStore } from './stores/view-store.ts';

/** Below this width, in rem so that zoom counts, the rail gives its place to the view. */
const smallWindow = '(max-width: 58rem)';

function subscribe(listener: () => void): () => void {
  const query = globalThis.matchMedia(smallWindow);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the rail is narrow at this moment, for handlers. */
export function isRailNarrowNow(): boolean {
  return useViewStore.getState().isRailNarrow ?? isSmallWindow();
}

/** Whether the rail is narrow: as the person chose, or as the window's width asks while nothing was chosen. */
export function useRailNarrow(): boolean {
  const isSmall = useSyncExternalStore(subscribe, isSmallWindow);
  const chosen = useViewStore((view) => view.isRailNarrow);
  return chosen ?? isSmall;
}

function isSmallWindow(): boolean {
  return globalThis.matchMedia(smallWindow).matches;
}
