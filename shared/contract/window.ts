import { windowPlace, windowReturn } from '../model/window.ts';
import { local } from './declare.ts';
import { done } from './shapes.ts';

/** What the page says of its window, and what a page is told that takes the place of another. */
export const windowRequests = {
  /** Where the person is, said whenever that changes. Held in memory only, and forgotten by the lock. */
  'window.place': local({
    input: { place: windowPlace.nullable() },
    output: done,
    example: {
      place: {
        mailboxId: 'mailbox-00000000000000000000000000000000',
        view: 'mail',
        folderId: null,
        itemId: 'AAMk…',
      },
    },
  }),
  /** What a fresh page begins with, told once: where the person was, and why there is a fresh page. */
  'window.return': local({ input: {}, output: windowReturn, example: {} }),
  /** Closes the window: the person was asked about what is written and not sent. */
  'window.close': local({ input: {}, output: done, example: {} }),
} as const;
