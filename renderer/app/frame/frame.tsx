import { memo } from 'react';
import { assertNever } from '../../../shared/result.ts';
import { classNames } from '../../components/layout/class-names.ts';
import { AddAccountScreen } from '../../features/accounts/add-account-screen.tsx';
import { JournalView } from '../../features/journal/journal-view.tsx';
import { MailboxView } from '../../features/mailboxes/mailbox-view.tsx';
import { NoMailboxView } from '../../features/mailboxes/no-mailbox-view.tsx';
import { SettingsView } from '../../features/settings/settings-view.tsx';
import { useSessionOfMailbox } from '../stores/sessions-store.ts';
import { useCurrentMailboxId, useViewStore, type Screen } from '../stores/view-store.ts';
import { useRailNarrow } from '../use-rail-narrow.ts';
import { Bar } from './bar.tsx';
import { Rail } from './rail.tsx';
import { StatusBar } from './status-bar.tsx';
import { Strip } from './strip.tsx';
import './frame.css';

/**
 * The frame around every view: rail, bar, identity strip, status. Each part listens for itself, so that what becomes of a
 * session draws its own parts anew and not the whole window.
 */
export const Frame = memo(FrameView);

function FrameView() {
  const isNarrow = useRailNarrow();
  return (
    <div className={classNames('frame', isNarrow && 'frame--narrow')}>
      <a className="frame__skip" href="#view">
        Skip to the view
      </a>
      <Bar />
      <Rail />
      <div className="frame__stage">
        <CurrentStrip />
        <main className="frame__view" id="view" tabIndex={-1}>
          <CurrentScreen />
        </main>
        <CurrentStatus />
      </div>
    </div>
  );
}

function CurrentStrip() {
  const session = useSessionOfMailbox(useCurrentMailboxId());
  return session === null ? <span /> : <Strip session={session} />;
}

function CurrentStatus() {
  return <StatusBar session={useSessionOfMailbox(useCurrentMailboxId())} />;
}

function CurrentScreen() {
  return <ScreenView screen={useViewStore((view) => view.screen)} />;
}

function ScreenView(props: { readonly screen: Screen | null }) {
  const { screen } = props;
  if (screen === null) return <NoMailboxView />;
  switch (screen.screen) {
    case 'mailbox':
      return <MailboxView mailboxId={screen.mailboxId} />;
    case 'journal':
      return <JournalView />;
    case 'settings':
      return <SettingsView />;
    case 'add-account':
      return <AddAccountScreen isFirst={false} />;
    default:
      return assertNever(screen);
  }
}
