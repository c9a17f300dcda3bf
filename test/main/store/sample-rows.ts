import type { Folder } from '../../../shared/model/folder.ts';
import type { MessageRow } from '../../../shared/model/message.ts';

const SUBJECTS = [
  'Réunion',
  'Quarterly figures',
  'Re: Angebot Straße 7',
  'Contract',
  '予定の確認',
  'Отчёт за ноябрь',
];
const WORDS =
  'good morning please find attached what we spoke about on Tuesday the second table is new I would like to hear what you think before Friday because the board meets next week and needs our numbers for travel budget office lease renewal'.split(
    ' ',
  );

/** Always the same for the same number, and unlike its neighbours: linear congruence, Numerical Recipes' constants. */
function scattered(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

/** The id of the item with this number, as long as Exchange's are. */
export function itemIdOf(index: number): string {
  return `AAMkADE3NTZhYzA4LTZmODAtNGNjNy04NGU3LTYxYjkxYTU4YTRmMABGAAAAAABkj/k1VPf9SpGo4BGTcGawBwBu82DT7AULT56Wlc2HZmBAAAAAAAEMAABu82DT7AULT56W${Buffer.from(`item ${index}`.padEnd(24, '.')).toString('base64')}AAA=`;
}

/** A row of ordinary mail, about 850 bytes as JSON; the higher its number, the newer. */
export function sampleRow(index: number, change: Partial<MessageRow> = {}): MessageRow {
  const random = scattered(index * 7919 + 1);
  const pick = <T>(list: readonly T[], or: T): T => list[Math.floor(random() * list.length)] ?? or;
  const preview = Array.from({ length: 26 }, () => pick(WORDS, '')).join(' ');
  const person = { name: `Person ${index % 977}`, address: `person${index % 977}@contoso.test` };
  return {
    itemId: itemIdOf(index),
    changeKey: `CQAAABYAAABu82DT7AULT56Wlc2HZmBAAAAB${index}`,
    itemClass: 'IPM.Note',
    isHidden: false,
    subject: `${pick(SUBJECTS, '')} number${index}`,
    from: person,
    sender: person,
    to: 'Mary Major; Finance team',
    preview,
    receivedAt: new Date(Date.UTC(2020, 0, 1) + index * 613_000).toISOString(),
    size: 20_000 + index,
    isRead: index % 4 !== 0,
    hasAttachments: index % 3 === 0,
    importance: 'Normal',
    flag: 'NotFlagged',
    categories: index % 5 === 0 ? ['Contract'] : [],
    conversationId: `AAQkADE3NTZhYzA4LTZmODAtNGNjNy04NGU3LTYxYjkxYTU4YTRmMAAQA${index % 3001}=`,
    ...(index % 11 === 0 ? { lastAct: 'answered' as const } : {}),
    ...change,
  };
}

/** Rows with the numbers from `start` on. */
export function sampleRows(start: number, count: number): MessageRow[] {
  return Array.from({ length: count }, (_, index) => sampleRow(start + index));
}

/** A folder of this name, which is also its id. */
export function sampleFolder(name: string, totalCount = 0): Folder {
  const rights = {
    createAssociated: true,
    createContents: true,
    createHierarchy: true,
    delete: true,
    modify: true,
  };
  return {
    folderId: name,
    changeKey: 'AQAAAA==',
    parentFolderId: null,
    distinguishedId: name === 'inbox' ? 'inbox' : null,
    displayName: `Folder ${name}`,
    folderClass: 'IPF.Note',
    totalCount,
    unreadCount: 0,
    childFolderCount: 0,
    rights: { ...rights, read: true, viewPrivateItems: false },
  };
}
