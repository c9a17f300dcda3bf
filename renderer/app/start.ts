import { useAccountsStore } from './accounts-store.ts';
import { useAppStore } from './app-store.ts';
import { bridge } from './bridge.ts';
import { useMailboxesStore } from './mailboxes-store.ts';
import { useSessionsStore } from './sessions-store.ts';
import { useViewStore } from './view-store.ts';

/** Listens to what main pushes. Returns the function that ends it. */
export function listenToMain(): () => void {
  const main = bridge();
  const ends = [
    main.subscribe('session.changed', (session) => useSessionsStore.getState().changed(session)),
    main.subscribe('mailboxes.changed', (mailboxes) => useMailboxesStore.getState().changed(mailboxes)),
    main.subscribe('accounts.changed', (accounts) => useAccountsStore.getState().changed(accounts)),
    main.subscribe('keychain.changed', ({ keychain }) => useAppStore.getState().keychainChanged(keychain)),
    main.subscribe('link.requested', (link) =>
      useViewStore.getState().showDialog({ dialog: 'link', ...link }),
    ),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** Asks for everything a fresh page needs, all at once. */
export async function loadEverything(): Promise<void> {
  await Promise.all([
    useAppStore.getState().load(),
    useAccountsStore.getState().load(),
    useMailboxesStore.getState().load(),
    useSessionsStore.getState().load(),
  ]);
}
