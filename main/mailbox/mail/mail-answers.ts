import type { mailRequests } from '../../../shared/contract/mail.ts';
import type { Answers } from '../answer.ts';
import { deleteMessage } from './message-delete.ts';
import { firstPage } from './message-first-page.ts';
import { markRead } from './message-mark-read.ts';
import { moveMessage } from './message-move.ts';
import { setFlag } from './message-set-flag.ts';
import { readMessage } from './message-get.ts';
import { listMessages } from './message-list.ts';
import { inlinePictures } from './message-inline-pictures.ts';
import { searchStored } from './message-search.ts';
import { changeCategories } from './item-categorize.ts';

/** Reading mail and changing it. */
export const mailAnswers: Answers<keyof typeof mailRequests> = {
  'message.firstPage': firstPage,
  'message.list': listMessages,
  'message.search': searchStored,
  'message.get': async (context, { itemId }) => await readMessage(context, itemId),
  'message.inlinePictures': async (context, { itemId }) => await inlinePictures(context, itemId),
  'message.markRead': markRead,
  'message.setFlag': setFlag,
  'message.delete': deleteMessage,
  'message.move': moveMessage,
  'item.categorize': changeCategories,
};
