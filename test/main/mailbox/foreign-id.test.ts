import { expect, test } from 'vitest';
import { foreignId } from '../../../main/mailbox/foreign-id.ts';

const MARY = '11111111-1111-4111-8111-111111111111';
const ROB = '22222222-2222-4222-8222-222222222222';

function idIn(guid: string): string {
  return Buffer.concat([Buffer.from([0, 3, guid.length, 0]), Buffer.from(`${guid}/item`)]).toString('base64');
}

test.each([
  ['an item', { itemId: idIn(ROB) }],
  ['a folder', { folderId: idIn(ROB), offset: 0 }],
  ['where to move', { item: { itemId: idIn(MARY), changeKey: 'c' }, to: idIn(ROB) }],
  ['an item inside', { item: { itemId: idIn(ROB), changeKey: 'c' } }],
  ['what is answered', { reference: { itemId: idIn(ROB), changeKey: 'c' } }],
])('an id of another mailbox is found as %s', (_what, input) => {
  expect(foreignId(MARY, input)).toBe(idIn(ROB));
  expect(foreignId(ROB, JSON.parse(JSON.stringify(input).replaceAll(idIn(MARY), idIn(ROB))))).toBe(null);
});

test('ids that do not tell their mailbox, people to write to and a session without a moniker pass', () => {
  expect(foreignId(MARY, { itemId: 'opaque' })).toBe(null);
  expect(foreignId(MARY, { to: [{ name: 'Rob', address: 'rob@contoso.test' }] })).toBe(null);
  expect(foreignId(null, { itemId: idIn(ROB) })).toBe(null);
});
