import { readerZone } from '../../components/words/reader-zone.ts';
import { useAppStore } from '../../app/stores/app-store.ts';

/** The IANA zone that times are shown in: the machine's, as main names it, or as this page knows it until then. */
export function displayZone(): string {
  return useAppStore.getState().state?.timeZone ?? readerZone();
}
