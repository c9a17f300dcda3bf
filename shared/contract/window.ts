import { z } from 'zod';
import { windowPlace, windowReturn } from '../model/window.ts';
import { done, nothing } from './shapes.ts';

/** What the page says of its window, and what a page is told that takes the place of another. */
export const windowRequests = {
  /** Where the person is, said whenever that changes. Held in memory only, and forgotten by the lock. */
  'window.place': { input: z.strictObject({ place: windowPlace.nullable() }), output: done },
  /** What a fresh page begins with, told once: where the person was, and why there is a fresh page. */
  'window.return': { input: nothing, output: windowReturn },
  /** Closes the window: the person was asked about what is written and not sent. */
  'window.close': { input: nothing, output: done },
} as const;
