import { classNames } from '../layout/class-names.ts';
import './icon.css';

/** Every icon, drawn on a 16 by 16 grid with a line of 1.5; a sub-path per stroke. */
const paths = {
  add: 'M8 3v10M3 8h10',
  alert: 'M8 2.2 14.6 13.4H1.4zM8 6.4v3.2M8 11.5v.1',
  archive: 'M2 3h12v3H2zM3 6v7h10V6M6.5 9h3',
  attachment:
    'M13 7.2 7.9 12.3a3.2 3.2 0 0 1-4.5-4.5l5.4-5.4a2.1 2.1 0 0 1 3 3L6.5 10.7a1 1 0 0 1-1.5-1.5L9.8 4.4',
  back: 'M10 3 5 8l5 5',
  calendar: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3',
  check: 'M3 8.5 6.5 12 13 4.5',
  chevronDown: 'M4 6l4 4 4-4',
  close: 'M4 4l8 8M12 4l-8 8',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.8V8l2.2 1.6',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  external: 'M9 2.5h4.5V7M13.5 2.5 7.5 8.5M11.5 9.5v4h-9v-9h4',
  flag: 'M4 14V2.5M4 3h8.5l-2 3 2 3H4',
  folder: 'M1.8 4h4.4l1.5 1.8h6.5v7.4H1.8z',
  forward: 'M6 3l5 5-5 5',
  forwardMessage: 'M9 4l4.5 4L9 12M13.2 8H6.5A4 4 0 0 0 2.5 12v.5',
  help: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM6.3 6.3a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.9.7-.9 1.3M8 11.2v.1',
  importance: 'M8 2.5v7M8 13v.1',
  inbox: 'M2 9.5 4 3h8l2 6.5V13H2zM2 9.5h3.5l1 2h3l1-2H14',
  journal: 'M3.5 2h9v12h-9zM6 2v12M8.2 5h2.2M8.2 7.5h2.2',
  key: 'M5.3 7.6a3 3 0 1 1 0 5.8 3 3 0 0 1 0-5.8zM7.6 8.6 13 3.2M11 5.2l2 2M9.2 7l1.4 1.4',
  location:
    'M8 14s4.8-4.3 4.8-8A4.8 4.8 0 0 0 3.2 6c0 3.7 4.8 8 4.8 8zM8 7.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2z',
  lock: 'M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  mail: 'M2 3.5h12v9H2zM2.3 4 8 8.8 13.7 4',
  more: 'M3.5 8h.1M8 8h.1M12.5 8h.1',
  move: 'M1.8 4h4.4l1.5 1.8h6.5v7.4H1.8zM5.5 9.4h5M8.6 7.5l2 1.9-2 1.9',
  people:
    'M6 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5a4.5 4.5 0 0 1 9 0M11 3.3a2.5 2.5 0 0 1 0 4.5M12.2 9.6a4.5 4.5 0 0 1 2.3 3.9',
  rail: 'M2 3h12v10H2zM6 3v10',
  overlap: 'M2.5 2.5h7.5v7.5H2.5zM6 6h7.5v7.5H6z',
  recurring: 'M3 7a5 5 0 0 1 9-2.2L13.5 6M13.5 2.8V6h-3.2M13 9a5 5 0 0 1-9 2.2L2.5 10M2.5 13.2V10h3.2',
  refresh: 'M13 8a5 5 0 1 1-1.5-3.6L13.2 6M13.2 2.8V6H10',
  reply: 'M7 4 2.5 8 7 12M2.8 8h6.7a4 4 0 0 1 4 4v.5',
  replyAll: 'M8.5 4 4.5 8l4 4M4.8 8h5.2a3.6 3.6 0 0 1 3.6 3.6v.9M5 4 1.2 8 5 12',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.4 3.4',
  send: 'M14 2.2 1.8 6.8l5 2.4 2.4 5zM6.8 9.2 14 2.2',
  settings: 'M2 4.5h6M12 4.5h2M10 2.8v3.4M2 11.5h2M8 11.5h6M6 9.8v3.4',
  shield: 'M8 1.8 13 3.6v4c0 3.2-2.1 5.4-5 6.6-2.9-1.2-5-3.4-5-6.6v-4zM5.6 7.9l1.7 1.7 3.1-3.3',
  trash: 'M2.5 4h11M6 4V2.5h4V4M4 4l.7 9.5h6.6L12 4M6.7 6.8v4M9.3 6.8v4',
  undo: 'M5.5 3 2.5 6l3 3M2.8 6h6.4a4 4 0 0 1 0 8H6',
  unread: 'M8 5.4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2z',
} as const;

/** The name of an icon. */
export type IconName = keyof typeof paths;

/** Icons that point along the line of reading and turn round in right-to-left text. */
const turning: ReadonlySet<IconName> = new Set([
  'back',
  'forward',
  'reply',
  'replyAll',
  'forwardMessage',
  'undo',
  'send',
]);

/** A drawing beside or instead of words; hidden from screen readers, so the words must stand elsewhere. */
export function Icon(props: { readonly name: IconName; readonly className?: string | undefined }) {
  return (
    <svg
      aria-hidden="true"
      className={classNames('icon', turning.has(props.name) && 'icon--turns', props.className)}
      focusable="false"
      viewBox="0 0 16 16"
    >
      <path d={paths[props.name]} />
    </svg>
  );
}
