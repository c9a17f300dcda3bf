import { jun, mary, priya } from '../people.ts';
import type { ContentOptions, SeedExtras } from '../seed.ts';
import { entries } from './entries.ts';
import { groups } from './groups.ts';
import { photos } from './photos.ts';

const day = 86_400_000;

/** What the office has besides mail and appointments: groups, pictures, contacts, tasks, categories, absences. */
export function extras({ now }: Pick<ContentOptions, 'now'>): SeedExtras {
  const today = Math.floor(Date.parse(now) / day) * day;
  const at = (days: number) => new Date(today + days * day).toISOString();
  return {
    groups,
    photos,
    entries,
    settings: [
      {
        mailbox: mary,
        categories: [
          { name: 'Board', color: 0 },
          { name: 'Travel', color: 4 },
          { name: 'Personal', color: 7 },
        ],
      },
      { mailbox: jun, categories: [{ name: 'Frost 4', color: 5 }] },
      {
        mailbox: priya,
        oof: {
          from: at(-1),
          to: at(6),
          internalReply: 'I am travelling this week. Oskar Brandt has the month-end numbers.',
          externalReply: 'I am away until next week and read mail in the evening.',
        },
      },
    ],
  };
}
