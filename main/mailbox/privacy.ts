import type { CalendarItem, CalendarRow } from '../../shared/model/calendar.ts';
import type { Identities } from '../../shared/model/identity.ts';
import type { Message, MessageRow } from '../../shared/model/message.ts';

/** EWS's Sensitivity. Only `Private` hides: Personal and Confidential are wishes about use, not about reading. */
export type Sensitivity = 'Normal' | 'Personal' | 'Private' | 'Confidential';

/** What stands in place of a hidden subject. */
export const HIDDEN_SUBJECT = 'Private';

/**
 * Whether this session may be shown a private item. Exchange returns private items to anyone with read rights: hiding
 * them is the client's duty. The owner sees their own; a delegate sees them with "can see my private items", which
 * EffectiveRights tells; somebody who impersonates has the owner's rights but is not the owner, and does not.
 */
export function mayViewPrivate(
  identities: Identities,
  folderRights: { readonly viewPrivateItems: boolean } | null,
): boolean {
  switch (identities.access) {
    case 'own':
      return true;
    case 'delegate':
      return folderRights?.viewPrivateItems === true;
    case 'impersonation':
      return false;
  }
}

/** Takes out of a message row everything that tells what it is. */
export function hideMessageRow({ lastAct: _act, ...row }: MessageRow): MessageRow {
  return {
    ...row,
    isHidden: true,
    subject: HIDDEN_SUBJECT,
    from: null,
    sender: null,
    to: '',
    preview: '',
    size: 0,
    hasAttachments: false,
    categories: [],
    conversationId: null,
  };
}

/** Takes out of a message everything that tells what it is. */
export function hideMessage(message: Message): Message {
  return {
    ...message,
    isHidden: true,
    subject: HIDDEN_SUBJECT,
    from: null,
    sender: null,
    to: [],
    cc: [],
    bcc: [],
    replyTo: [],
    categories: [],
    body: { type: 'text', content: '' },
    attachments: [],
    links: [],
    conversationId: null,
    internetMessageId: null,
  };
}

/** Leaves of a calendar block its time and that it is busy. */
export function hideCalendarRow(row: CalendarRow): CalendarRow {
  return {
    ...row,
    uid: null,
    isHidden: true,
    subject: HIDDEN_SUBJECT,
    location: '',
    organizer: null,
    hasAttachments: false,
    isMeeting: false,
    role: 'unknown',
    myResponse: 'Unknown',
    categories: [],
  };
}

/** Leaves of a calendar item its time and that it is busy. */
export function hideCalendarItem(item: CalendarItem): CalendarItem {
  return {
    ...item,
    ...hideCalendarRow(item),
    bodyText: '',
    required: [],
    optional: [],
    resources: [],
    reminderMinutes: null,
  };
}
