import type { StoreApi } from 'zustand';
import { useAccountsStore } from '../../renderer/app/accounts-store.ts';
import { useAppStore } from '../../renderer/app/app-store.ts';
import { useCommandsStore } from '../../renderer/app/commands-store.ts';
import { useMailboxesStore } from '../../renderer/app/mailboxes-store.ts';
import { useSessionsStore } from '../../renderer/app/sessions-store.ts';
import { useStatusStore } from '../../renderer/app/status-store.ts';
import { useToastsStore } from '../../renderer/app/toasts-store.ts';
import { useUndoStore } from '../../renderer/app/undo-store.ts';
import { useViewStore } from '../../renderer/app/view-store.ts';

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
