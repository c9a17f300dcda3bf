import type { StoreApi } from 'zustand';
import { useAccountsStore } from '../../renderer/app/stores/accounts-store.ts';
import { useAppStore } from '../../renderer/app/stores/app-store.ts';
import { useCommandsStore } from '../../renderer/app/stores/commands-store.ts';
import { useMailboxesStore } from '../../renderer/app/stores/mailboxes-store.ts';
import { useSessionsStore } from '../../renderer/app/stores/sessions-store.ts';
import { useStatusStore } from '../../renderer/app/stores/status-store.ts';
import { useToastsStore } from '../../renderer/app/stores/toasts-store.ts';
import { useUndoStore } from '../../renderer/app/stores/undo-store.ts';
import { useViewStore } from '../../renderer/app/stores/view-store.ts';

function reset<T>(store: Pick<StoreApi<T>, 'setState' | 'getInitialState'>): void {
  store.setState(store.getInitialState(), true);
}

/** Puts every store of the app back to how a fresh page finds it. */
export function resetStores(): void {
  reset(useAccountsStore);
  reset(useAppStore);
  reset(useCommandsStore);
  reset(useMailboxesStore);
  reset(useSessionsStore);
  reset(useStatusStore);
  reset(useToastsStore);
  reset(useUndoStore);
  reset(useViewStore);
}
