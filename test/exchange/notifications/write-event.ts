import type { StoreChange, StoreSubject } from '../store/announce.ts';
import { folderChangeKeyOf, folderIdOf } from '../store/items.ts';
import type { Folder } from '../store/types.ts';
import { element } from '../xml/write.ts';

/** `t:CreatedEvent` and the like, with the watermark that stands for everything up to it. */
export function writeEvent(change: StoreChange, watermark: string, at: string): string {
  const { subject, old, unread } = change;
  return element(
    `t:${change.type}Event`,
    element('t:Watermark', watermark) +
      element('t:TimeStamp', at) +
      place(subject, '') +
      (old ? place(old, 'Old') : '') +
      (unread === undefined ? '' : element('t:UnreadCount', String(unread))),
  );
}

/** `t:StatusEvent`: nothing happened. */
export function writeStatusEvent(watermark: string): string {
  return element('t:StatusEvent', element('t:Watermark', watermark));
}

function place(subject: StoreSubject, prefix: '' | 'Old'): string {
  const { kind, id, changeKey, parent } = subject;
  return (
    element(`t:${prefix}${kind}Id`, '', { Id: id, ChangeKey: changeKey }) +
    folder(`t:${prefix}ParentFolderId`, parent)
  );
}

function folder(name: string, one: Folder): string {
  return element(name, '', { Id: folderIdOf(one), ChangeKey: folderChangeKeyOf(one) });
}
