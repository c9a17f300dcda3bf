import { folderIdOf, unreadIn } from '../store/items.ts';
import { propertyOf } from '../store/lazy-item.ts';
import type { Folder, Item } from '../store/types.ts';
import { textOf } from './body.ts';
import { conversationIndexOf } from './conversation.ts';
import { writeDateTime } from './date-time.ts';
import { heldValue } from './held-properties.ts';
import { headerBlock, headersOf } from './mime/message-headers.ts';
import { sizeOf } from './size.ts';

type Read<T> = (subject: T) => string | undefined;

/** PR_MESSAGE_FLAGS, [MS-OXCMSG] 2.2.1.6. */
function flagsOf(item: Item): number {
  const { values } = item;
  return (
    (propertyOf(item, 'IsRead') === false ? 0 : 1) +
    (values.IsUnmodified === true ? 2 : 0) +
    (values.IsSubmitted === true ? 4 : 0) +
    (values.IsDraft === true ? 8 : 0) +
    (item.attachments.length > 0 ? 16 : 0) +
    (values.IsFromMe === true ? 32 : 0)
  );
}

/** PR_FLAG_STATUS: nothing where there is no flag. */
function flagStatusOf({ values }: Item): string | undefined {
  const status = values.Flag?.status;
  return status === 'Flagged' ? '2' : status === 'Complete' ? '1' : undefined;
}

/** Tags of [MS-OXPROPS], in decimal, that are worked out from an item. */
const ofItem: Readonly<Record<string, Read<Item>>> = {
  'tag:66:String': ({ values }) => values.From?.name,
  'tag:101:String': ({ values }) => values.From?.address,
  'tag:113:Binary': conversationIndexOf,
  'tag:125:String': headerBlock,
  'tag:3098:String': ({ values }) => values.Sender?.name,
  'tag:3103:String': ({ values }) => values.Sender?.address,
  'tag:3587:String': ({ values }) => values.CcRecipients?.map((one) => one.name).join('; '),
  'tag:3588:String': ({ values }) => values.ToRecipients?.map((one) => one.name).join('; '),
  'tag:3591:Integer': (item) => String(flagsOf(item)),
  'tag:3592:Integer': (item) => String(sizeOf(item)),
  'tag:3613:String': ({ values }) => values.ConversationTopic ?? values.Subject,
  'tag:3619:Integer': ({ counter }) => String(counter),
  'tag:4089:Binary': ({ counter }) => Buffer.from(String(counter).padStart(16, '0')).toString('base64'),
  'tag:4096:String': ({ values }) => textOf(values.Body),
  'tag:4240:Integer': flagStatusOf,
  'tag:12289:String': ({ values }) => values.Subject,
  'tag:23809:String': ({ values }) => values.Sender?.address,
  'tag:23810:String': ({ values }) => values.From?.address,
  '00062008-0000-0000-c000-000000000046:id:34049:Integer': ({ values }) => values.ReminderMinutesBeforeStart,
  '00062008-0000-0000-c000-000000000046:id:34054:Boolean': ({ values }) =>
    values.Sensitivity === undefined ? undefined : String(values.Sensitivity === 'Private'),
};

const header = /^00020386-0000-0000-c000-000000000046:name:(.+):String$/;

/** A MAPI property of an item that nobody wrote as such: held by another property, or worked out. */
export function wellKnownValue(item: Item, key: string): string | undefined {
  const found = heldValue(item.values, key) ?? ofItem[key]?.(item);
  const name = found === undefined ? header.exec(key)?.[1] : undefined;
  return name === undefined ? found : headersOf(item).find(([one]) => one.toLowerCase() === name)?.[1];
}

/**
 * What a folder tells of itself. PR_LOCAL_COMMIT_TIME_MAX and PR_DELETED_COUNT_TOTAL tell a client that lost its
 * subscription whether it missed anything; the article numbers are those of IMAP, which are the items' own counters.
 * See <https://learn.microsoft.com/exchange/client-developer/exchange-web-services/handling-notification-related-errors-in-ews-in-exchange>.
 */
const ofFolder: Readonly<Record<string, Read<Folder>>> = {
  'tag:12289:String': ({ displayName }) => displayName,
  'tag:12296:SystemTime': ({ committedAt }) => writeDateTime(committedAt),
  'tag:4089:Binary': (folder) => folderIdOf(folder),
  'tag:4340:Boolean': () => 'false',
  'tag:13825:Integer': ({ parent }) => (parent ? '1' : '0'),
  'tag:13826:Integer': ({ items }) => String(items.size),
  'tag:13827:Integer': (folder) => String(unreadIn(folder)),
  'tag:13834:Boolean': ({ children }) => String(children.length > 0),
  'tag:13843:String': ({ folderClass }) => folderClass,
  'tag:26378:SystemTime': ({ committedAt }) => writeDateTime(committedAt),
  'tag:26379:Integer': ({ history }) => String(history.filter((one) => one.type === 'delete').length),
  'tag:26449:Integer': (folder) => String(highestIn(folder) + 1),
  'tag:26450:Integer': (folder) => String(highestIn(folder)),
};

function highestIn({ items }: Folder): number {
  let highest = 0;
  for (const { counter } of items) highest = Math.max(highest, counter);
  return highest;
}

/** A MAPI property of a folder that nobody wrote. */
export function wellKnownOfFolder(folder: Folder, key: string): string | undefined {
  return ofFolder[key]?.(folder);
}
