import { calendarStore } from '../features/calendar/calendar-store.ts';
import { mailStore } from '../features/mail/mail-store.ts';
import { useOutboxStore } from '../features/outbox/outbox-store.ts';
import { useAccountsStore } from './stores/accounts-store.ts';
import { doBeforeLock, useAppStore } from './stores/app-store.ts';
import { bridge } from './bridge.ts';
import { useMailboxesStore } from './stores/mailboxes-store.ts';
import { useRightsStore } from './stores/rights-store.ts';
import { sessionChanged } from './session-changed.ts';
import { useSessionsStore } from './stores/sessions-store.ts';
import { useStatusStore } from './stores/status-store.ts';
import { flushTexts, keepTexts } from '../features/texts/keep-texts.ts';
import { returnToPlace, showPlace } from './window-return.ts';
import { useViewStore } from './stores/view-store.ts';

/** Listens to what main pushes. Returns the function that ends it. */
export function listenToMain(): () => void {
  doBeforeLock(flushTexts);
  const main = bridge();
  const ends = [
    main.subscribe('session.changed', (session) => sessionChanged(session)),
    main.subscribe('folder.changed', ({ sessionId, folderId }) => {
      // Only a server tells of something new.
      useStatusStore.getState().lineTold(sessionId, null);
      void mailStore().refresh(sessionId, folderId);
    }),
    main.subscribe('folders.changed', ({ sessionId }) => {
      useRightsStore.getState().forget(sessionId);
      void mailStore().loadFolders(sessionId);
    }),
    main.subscribe('calendar.changed', ({ sessionId }) => void calendarStore().refresh(sessionId)),
    main.subscribe('outbox.changed', ({ sessionId, entries }) =>
      useOutboxStore.getState().changed(sessionId, entries),
    ),
    main.subscribe('budget.changed', (budgets) => useStatusStore.getState().budgetsChanged(budgets)),
    main.subscribe('mailboxes.changed', (mailboxes) => useMailboxesStore.getState().changed(mailboxes)),
    main.subscribe('accounts.changed', (accounts) => useAccountsStore.getState().changed(accounts)),
    main.subscribe('keychain.changed', ({ keychain }) => useAppStore.getState().keychainChanged(keychain)),
    // The host destroys this page; until it has, nothing of a mailbox may stay on it.
    main.subscribe('app.locked', () => useAppStore.getState().locked()),
    main.subscribe('window.closing', () => useViewStore.getState().showDialog({ dialog: 'closing' })),
    keepTexts(),
    main.subscribe('link.requested', (link) =>
      useViewStore.getState().showDialog({ dialog: 'link', ...link }),
    ),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** Asks for everything a fresh page needs, all at once; a locked app has only its lock to show. */
export async function loadEverything(): Promise<void> {
  await Promise.all([useAppStore.getState().load(), useAccountsStore.getState().load()]);
  if (useAppStore.getState().state?.isLocked === true) return;
  const place = await returnToPlace();
  await Promise.all([useMailboxesStore.getState().load(), useSessionsStore.getState().load()]);
  await showPlace(place);
}
