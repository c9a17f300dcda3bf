import { useEffect, useSyncExternalStore } from 'react';
import { SplitPane } from '../../components/layout/split-pane.tsx';
import type { Session } from '../../../shared/model/session.ts';
import { FolderTree } from './folders/folder-tree.tsx';
import { freshMail, useMailStore } from './mail-store.ts';
import { MessageListPane } from './list/message-list-pane.tsx';
import { ReadingPane } from './reading/reading-pane.tsx';
import { useMailCommands } from './use-mail-commands.ts';
import './mail-view.css';

/** Windows from this width on show the folders unless told otherwise. */
const wideWindow = '(min-width: 90rem)';

/** The mail of one mailbox: folders, list and the message or the letter being written. */
export function MailView(props: { readonly session: Session }) {
  const { session } = props;
  const { sessionId } = session;
  const place = useMailStore((store) => store.places[sessionId] ?? freshMail);
  const open = useMailStore((store) => store.open);
  const showsFolders = useShowsFolders();
  useEffect(() => void open(sessionId), [open, sessionId]);
  useMailCommands(session, place);
  return (
    <div className="mail-view" data-colour={session.colour}>
      {showsFolders && (
        <nav aria-label={`Folders of ${session.names.mailbox}`} className="mail-view__folders">
          <FolderTree place={place} session={session} />
        </nav>
      )}
      <SplitPane
        end={<ReadingPane place={place} session={session} />}
        initial={350}
        label="Width of the message list"
        max={640}
        min={260}
        name="mail"
        start={<MessageListPane place={place} session={session} showsFolders={showsFolders} />}
      />
    </div>
  );
}

/** Whether the folders are on screen: as chosen, or by the width of the window. */
function useShowsFolders(): boolean {
  const chosen = useMailStore((store) => store.showsFolders);
  const isWide = useSyncExternalStore(
    (listener) => {
      const query = matchMedia(wideWindow);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => matchMedia(wideWindow).matches,
  );
  return chosen ?? isWide;
}
