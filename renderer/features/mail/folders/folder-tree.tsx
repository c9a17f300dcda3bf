/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no HTML element is a tree (ARIA 1.2, tree and treeitem). */
import { useMemo, type KeyboardEvent } from 'react';
import { FailureNotice } from '../../../app/failure-notice.tsx';
import { classNames } from '../../../components/layout/class-names.ts';
import { Icon, type IconName } from '../../../components/words/icon.tsx';
import { Skeleton } from '../../../components/lists/skeleton.tsx';
import { formatCount } from '../../../components/words/count-words.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { folderLines, type FolderLine } from './folder-order.ts';
import { mailStore, type MailPlace } from '../mail-store.ts';
import './folder-tree.css';

const icons: Readonly<Record<string, IconName>> = {
  inbox: 'inbox',
  drafts: 'mail',
  sentitems: 'send',
  deleteditems: 'trash',
  junkemail: 'shield',
  archive: 'archive',
};

/** The folders of a mailbox as a tree: arrows walk and open, a press shows the folder. */
export function FolderTree(props: { readonly session: Session; readonly place: MailPlace }) {
  const { place } = props;
  const { sessionId, names } = props.session;
  const { showFolder, change, loadFolders } = mailStore();
  const lines = useMemo(
    () => folderLines(place.folders, place.closedFolders),
    [place.folders, place.closedFolders],
  );
  function setOpen({ folder }: FolderLine, isOpen: boolean): void {
    const closedFolders = new Set(place.closedFolders);
    if (isOpen) closedFolders.delete(folder.folderId);
    else closedFolders.add(folder.folderId);
    change(sessionId, { closedFolders });
  }
  function press(event: KeyboardEvent<HTMLElement>, line: FolderLine, index: number): void {
    const item = event.currentTarget;
    if (event.key === 'ArrowDown') focusLine(item, index + 1);
    else if (event.key === 'ArrowUp') focusLine(item, index - 1);
    else if (event.key === 'Home') focusLine(item, 0);
    else if (event.key === 'End') focusLine(item, lines.length - 1);
    else if (event.key === 'ArrowRight' && line.hasChildren && !line.isOpen) setOpen(line, true);
    else if (event.key === 'ArrowLeft' && line.isOpen) setOpen(line, false);
    else if (event.key === 'Enter' || event.key === ' ') showFolder(sessionId, line.folder.folderId);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  if (place.foldersFailure !== null && place.folders.length === 0)
    return <FailureNotice failure={place.foldersFailure} onTestAgain={() => void loadFolders(sessionId)} />;
  if (place.folders.length === 0) return <Skeleton height="rail" label="Reading the folders" rows={8} />;
  return (
    <div aria-label={`Folders of ${names.mailbox}`} className="folder-tree" role="tree">
      {lines.map((line, index) => (
        <FolderItem
          isCurrent={line.folder.folderId === place.folderId}
          isFocusable={
            line.folder.folderId === place.folderId || (index === 0 && !isShown(lines, place.folderId))
          }
          key={line.folder.folderId}
          line={line}
          onPress={(event) => press(event, line, index)}
          onShow={() => showFolder(sessionId, line.folder.folderId)}
          onToggle={() => setOpen(line, !line.isOpen)}
        />
      ))}
    </div>
  );
}

function FolderItem(props: {
  readonly line: FolderLine;
  readonly isCurrent: boolean;
  readonly isFocusable: boolean;
  readonly onPress: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onShow: () => void;
  readonly onToggle: () => void;
}) {
  const { folder, depth, hasChildren, isOpen } = props.line;
  const unread = folder.unreadCount === 0 ? '' : `, ${formatCount(folder.unreadCount)} unread`;
  return (
    <div
      aria-expanded={hasChildren ? isOpen : undefined}
      aria-label={`${folder.displayName}${unread}`}
      aria-level={depth + 1}
      aria-selected={props.isCurrent}
      className={classNames('folder-tree__item', props.isCurrent && 'folder-tree__item--current')}
      onClick={props.onShow}
      onKeyDown={props.onPress}
      role="treeitem"
      style={{ paddingInlineStart: `calc(var(--space-2) + ${depth} * var(--space-4))` }}
      tabIndex={props.isFocusable ? 0 : -1}
      title={folder.displayName}
    >
      <span
        aria-hidden="true"
        className={classNames('folder-tree__toggle', isOpen && 'folder-tree__toggle--open')}
        onClick={(event) => {
          if (!hasChildren) return;
          event.stopPropagation();
          props.onToggle();
        }}
      >
        {hasChildren && <Icon name="forward" />}
      </span>
      <Icon name={icons[folder.distinguishedId ?? ''] ?? 'folder'} />
      <span className="folder-tree__name">{folder.displayName}</span>
      {folder.unreadCount > 0 && (
        <span className="folder-tree__unread">{formatCount(folder.unreadCount)}</span>
      )}
    </div>
  );
}

function focusLine(item: HTMLElement, index: number): void {
  const line = item.parentElement?.children[index];
  if (line instanceof HTMLElement) line.focus();
}

function isShown(lines: readonly FolderLine[], folderId: string | null): boolean {
  return lines.some((line) => line.folder.folderId === folderId);
}
