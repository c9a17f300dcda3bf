import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { useEffect } from 'react';
import { AddAccountScreen } from '../features/accounts/add-account-screen.tsx';
import { useAccountsStore } from './stores/accounts-store.ts';
import { useAppStore } from './stores/app-store.ts';
import { Dialogs } from './dialogs.tsx';
import { Frame } from './frame/frame.tsx';
import { Toasts } from './frame/toasts.tsx';
import { goToMailbox, railMailboxes } from './go.ts';
import { useMailboxesStore } from './stores/mailboxes-store.ts';
import { LockScreen } from '../features/lock/lock-screen.tsx';
import { listenToKeys } from './commands/shortcuts.ts';
import { tellActivity } from './tell-activity.ts';
import { useAppCommands } from './commands/use-app-commands.ts';
import { useLook } from './use-look.ts';
import { useViewStore } from './stores/view-store.ts';

/**
 * The whole window. Base UI may not add style elements: the page's policy would refuse them, and ours do without.
 */
export function App() {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider>
        <Window />
      </Tooltip.Provider>
    </CSPProvider>
  );
}

function Window() {
  const theme = useAppStore((app) => app.state?.theme ?? 'system');
  const isLocked = useAppStore((app) => app.state?.isLocked ?? false);
  const accounts = useAccountsStore((store) => store.accounts);
  useAppCommands();
  useFirstMailbox();
  useEffect(() => listenToKeys(), []);
  useEffect(() => tellActivity(), []);
  useLook();
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  // Until main has told whether there are accounts, neither the welcome nor an empty frame is the truth.
  if (accounts === null) return null;
  if (isLocked) return <LockScreen />;
  return (
    <>
      {accounts.length === 0 ? <AddAccountScreen isFirst /> : <Frame />}
      <Dialogs />
      <Toasts />
    </>
  );
}

/** Goes to the first mailbox of the rail when the window opens and nothing is chosen yet. */
function useFirstMailbox(): void {
  const hasMailboxes = useMailboxesStore((store) => (store.mailboxes?.length ?? 0) > 0);
  const hasAccounts = useAccountsStore((store) => (store.accounts?.length ?? 0) > 0);
  const hasScreen = useViewStore((view) => view.screen !== null);
  useEffect(() => {
    const first = railMailboxes()[0];
    if (!hasScreen && hasAccounts && hasMailboxes && first !== undefined) goToMailbox(first.mailboxId);
  }, [hasMailboxes, hasAccounts, hasScreen]);
}
