import { expect, it } from 'vitest';
import { readRow, writeRow } from '../../../main/store/database/row-text.ts';
import { RowsToKeep, searchTextIn, textOf } from '../../../main/store/rows-to-keep.ts';
import { hideMessageRow } from '../../../main/mailbox/privacy.ts';
import type { MessageRow } from '../../../shared/model/message.ts';
import { sampleRow, sampleRows } from './sample-rows.ts';

const bare: MessageRow = {
  itemId: 'A',
  changeKey: '',
  itemClass: '',
  isHidden: false,
  subject: '',
  from: null,
  sender: null,
  to: '',
  preview: '',
  receivedAt: null,
  size: 0,
  isRead: false,
  hasAttachments: false,
  importance: 'Normal',
  flag: 'NotFlagged',
  categories: [],
  conversationId: null,
};
const other = { name: 'Max "M" Müller\n', address: 'max@contoso.test' };

const rows: readonly [string, MessageRow][] = [
  ['ordinary mail', sampleRow(5)],
  ['nothing but an id', { ...bare, itemClass: 'IPM.Note' }],
  ['another class', { ...bare, itemClass: 'IPM.Schedule.Meeting.Request' }],
  ['a hidden row', hideMessageRow(sampleRow(6))],
  ['a sender who is not the author', sampleRow(7, { sender: other })],
  ['a sender without an author', sampleRow(7, { from: null, sender: other })],
  ['an author without a sender', sampleRow(7, { from: other, sender: null })],
  ['an answered mail', sampleRow(7, { lastAct: 'answered', flag: 'Complete', importance: 'High' })],
  ['a forwarded mail', sampleRow(7, { lastAct: 'forwarded' })],
  ['an id that JSON escapes', sampleRow(8, { itemId: 'A"\\\u0001ł' })],
];

it.each(rows)('%s is read as it was written', (_what, row) => {
  for (const isRead of [true, false]) expect(readRow(writeRow(row), isRead)).toEqual({ ...row, isRead });
});

it('every importance and flag is read as it was written, with every other', () => {
  for (const importance of ['Low', 'Normal', 'High'] as const) {
    for (const flag of ['NotFlagged', 'Flagged', 'Complete'] as const) {
      for (const hasAttachments of [true, false]) {
        const row = { ...bare, itemClass: 'IPM.Note', importance, flag, hasAttachments };
        expect(readRow(writeRow(row), false)).toEqual(row);
      }
    }
  }
});

it('ordinary mail takes a third less than with the names of its fields', () => {
  expect(writeRow(sampleRow(5)).length / JSON.stringify(sampleRow(5)).length).toBeLessThan(0.7);
});

it.each(rows)('%s keeps its own bytes among many', (_what, row) => {
  const kept = new RowsToKeep();
  const all = [...sampleRows(10, 100), row, ...sampleRows(200, 100)];
  const numbers = all.map((one) => kept.add(one));
  const added = numbers.map((number) => kept.at(number));
  for (const [index, one] of added.entries()) {
    const { bytes, start, end } = textOf(one);
    expect(readRow(bytes.toString('utf8', start, end), one.isRead)).toEqual(all[index]);
    expect(one.itemId).toBe(all[index]?.itemId);
  }
  expect(added.map((one) => searchTextIn(one) === null)).toEqual(all.map(({ isHidden }) => isHidden));
});

it('buffers that were given back are used again', () => {
  const spare: Buffer<ArrayBuffer>[] = [];
  const first = new RowsToKeep(spare);
  const before = new Set(sampleRows(0, 500).map((row) => first.at(first.add(row)).bytes));
  first.release();
  const second = new RowsToKeep(spare);
  const after = new Set(sampleRows(500, 500).map((row) => second.at(second.add(row)).bytes));
  // Each begins with a small one of its own.
  expect([...after].filter((buffer) => !before.has(buffer)).length).toBe(1);
});
