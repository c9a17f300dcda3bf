import { ana, boardRoom2, boardRoom4, colleague, domain, jun, mary, olu, priya, room12 } from '../people.ts';
import { outsiders } from '../outsiders.ts';
import type { SeedGroup } from '../seed.ts';

const at = (local: string) => `${local}@${domain}`;

/** Distribution groups and room lists of the office; one group holds another, and somebody from outside. */
export const groups: readonly SeedGroup[] = [
  {
    address: at('dl.finance'),
    name: 'Finance leadership',
    members: [mary, priya, colleague('oskar.brandt')],
  },
  { address: at('dl.support'), name: 'Support team', members: [ana, olu] },
  {
    address: at('dl.frost4'),
    name: 'Frost 4 programme',
    members: [jun, at('dl.support'), colleague('lena.hoffmann'), outsiders[0]?.address ?? ''].filter(
      (one) => one !== '',
    ),
  },
  { address: at('rooms.board'), name: 'Board rooms', members: [boardRoom4, boardRoom2], isRoomList: true },
  { address: at('rooms.small'), name: 'Small rooms', members: [room12], isRoomList: true },
];
