import { useEffect, useState } from 'react';
import { FailureNotice } from '../../../app/failure-notice.tsx';
import { Button } from '../../../components/forms/button.tsx';
import { EmptyState } from '../../../components/lists/empty-state.tsx';
import { IconButton } from '../../../components/forms/icon-button.tsx';
import { Skeleton } from '../../../components/lists/skeleton.tsx';
import { UnreadableLine } from '../../../components/lists/unreadable-line.tsx';
import { formatCount } from '../../../components/words/count-words.ts';
import type { Session } from '../../../../shared/model/session.ts';
import {
  freshList,
  keyShown,
  listName,
  mailStore,
  useMailStore,
  type ListKey,
  type MailPlace,
  type MessageList as List,
} from '../mail-store.ts';
import { readListAgain } from '../message-actions.ts';
import { MessageList } from './message-list.tsx';
import './message-list.css';

/** What the list pane is told. */
interface ListPaneProps {
  readonly session: Session;
  readonly place: MailPlace;
  readonly showsFolders: boolean;
}

/** The list of one folder or of one search, with what it is and how many there are. */
export function MessageListPane(props: ListPaneProps) {
  const { session, place } = props;
  const { sessionId } = session;
  const key = keyShown(place);
  const name = key === null ? null : listName(key);
  const list = name === null ? undefined : place.lists[name];
  const { folderId, search } = place;
  useEffect(() => {
    if (folderId === null) return;
    const shown = { folderId, search };
    // A list is read when it is shown for the first time; later only on demand.
    if (mailStore().places[sessionId]?.lists[listName(shown)] === undefined)
      void mailStore().readWindow(sessionId, shown, 0);
  }, [sessionId, folderId, search]);
  return (
    <section aria-label="Messages" className="message-list-pane">
      <ListHead {...props} list={list ?? freshList} listKey={key} />
      <UnreadableLine unreadable={list?.unreadable} />
      <ListBody {...props} list={list} listKey={key} />
    </section>
  );
}

function ListHead(props: ListPaneProps & { readonly list: List; readonly listKey: ListKey | null }) {
  const { session, place, list, listKey, showsFolders } = props;
  const density = useMailStore((store) => store.density);
  const { setDensity, setShowsFolders, searchFor } = mailStore();
  const folder = place.folders.find((one) => one.folderId === place.folderId);
  const unread = folder?.unreadCount ?? 0;
  const isSearch = place.search !== '';
  return (
    <header className="message-list-pane__head">
      <IconButton
        icon="folder"
        isPressed={showsFolders}
        label={showsFolders ? 'Hide folders' : 'Show folders'}
        onClick={() => setShowsFolders(!showsFolders)}
        size="small"
      />
      <h2 className="message-list-pane__title">{folder?.displayName ?? 'Inbox'}</h2>
      <span
        aria-live={isSearch ? 'polite' : 'off'}
        className="message-list-pane__counts"
        title={isSearch && list.source === 'store' ? askingWords : undefined}
      >
        {isSearch
          ? searchWords(list, place.search)
          : list.asOf !== null &&
            `${unread > 0 ? `${formatCount(unread)} unread · ` : ''}${formatCount(list.rows.total)}`}
      </span>
      {isSearch && (
        <Button onClick={() => searchFor(session.sessionId, '')} size="small" variant="link">
          End search
        </Button>
      )}
      <span className="message-list-pane__tools">
        <IconButton
          icon="settings"
          isPressed={density === 'compact'}
          label={density === 'compact' ? 'Comfortable rows' : 'Compact rows'}
          onClick={() => setDensity(density === 'compact' ? 'comfortable' : 'compact')}
          size="small"
        />
        <ReadAgain listKey={listKey} sessionId={session.sessionId} />
      </span>
    </header>
  );
}

/** A server that is busy may take its time: until it has answered, the button says that it was asked. */
function ReadAgain(props: { readonly sessionId: string; readonly listKey: ListKey | null }) {
  const { sessionId, listKey } = props;
  const [isReading, setReading] = useState(false);
  async function readAgain(key: ListKey): Promise<void> {
    setReading(true);
    await readListAgain(sessionId, key);
    setReading(false);
  }
  return (
    <IconButton
      icon="refresh"
      isBusy={isReading}
      label={isReading ? 'Reading again…' : 'Read again'}
      onClick={() => listKey !== null && void readAgain(listKey)}
      size="small"
    />
  );
}

const askingWords = 'Found on this computer. Exchange is asked as well: it looks into the texts too.';

/** How many were found, and by whom: this computer answers at once, Exchange looks into the texts as well. */
function searchWords({ rows, source, failure }: List, words: string): string {
  const count = formatCount(rows.total);
  if (source === 'store' && failure !== null) return `${count} on this computer`;
  return source === 'store' ? `${count} so far, asking…` : `${count} for “${words}”`;
}

function ListBody(
  props: ListPaneProps & { readonly list: List | undefined; readonly listKey: ListKey | null },
) {
  const { session, place, list, listKey } = props;
  const density = useMailStore((store) => store.density);
  const { open, readWindow } = mailStore();
  if (listKey === null && place.failure !== null)
    return <FailureNotice failure={place.failure} onTestAgain={() => void open(session.sessionId)} />;
  if (listKey === null || list === undefined || (list.asOf === null && list.failure === null))
    return <Skeleton height={density} label="Reading messages" rows={9} />;
  const failure = list.failure !== null && (
    <FailureNotice
      failure={list.failure}
      onTestAgain={() => void readWindow(session.sessionId, listKey, 0)}
    />
  );
  if (list.rows.total > 0)
    return (
      <>
        {failure}
        <MessageList
          key={`${session.sessionId} ${listName(listKey)}`}
          list={list}
          listKey={listKey}
          place={place}
          session={session}
        />
      </>
    );
  if (failure !== false) return failure;
  return place.search === '' ? (
    <EmptyState icon="inbox" title="Nothing here">
      <p>Messages of this folder appear here. Press c to write one.</p>
    </EmptyState>
  ) : (
    <EmptyState icon="search" title={`Nothing found for “${place.search}”`}>
      <p>Exchange looked through this folder only. Try fewer words, or another folder.</p>
    </EmptyState>
  );
}
