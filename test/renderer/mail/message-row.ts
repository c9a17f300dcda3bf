import type { MessageRow } from '../../../shared/model/message.ts';

/** A row of a message list with plain values; a test names only what it is about. */
export function messageRow(itemId: string, more: Partial<MessageRow> = {}): MessageRow {
  return {
    itemId,
    changeKey: `${itemId}-1`,
    itemClass: 'IPM.Note',
    isHidden: false,
    subject: `Subject of ${itemId}`,
    from: { name: 'Priya Natarajan', address: 'priya@contoso.test' },
    sender: null,
    to: 'Mary Okafor',
    preview: '',
    receivedAt: '2026-11-24T09:58:00Z',
    size: 1000,
    isRead: true,
    hasAttachments: false,
    importance: 'Normal',
    flag: 'NotFlagged',
    categories: [],
    conversationId: null,
    ...more,
  };
}
