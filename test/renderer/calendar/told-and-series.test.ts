import { describe, expect, it } from 'vitest';
import { toldCount, toldWords } from '../../../renderer/features/calendar/meeting/meeting-people.ts';
import { actOn, whichOne } from '../../../renderer/features/calendar/meeting/which-one.ts';

describe('how many are told', () => {
  it('is said in the same words before and after, rooms apart from people', () => {
    const people = ['priya@contoso.test', 'jun@contoso.test'];
    const room = { address: 'Board.Room@contoso.test' };
    expect(toldWords([...people, 'board.room@contoso.test'], [room])).toBe('2 people and 1 room');
    expect(toldCount(2, 1)).toBe('2 people and 1 room');
    expect(toldWords(people, [])).toBe(toldCount(2, 0));
  });

  it.each([
    [0, 0, ''],
    [1, 0, '1 person'],
    [0, 2, '2 rooms'],
    [5, 1, '5 people and 1 room'],
  ])('counts %d people and %d rooms', (people, rooms, words) => {
    expect(toldCount(people, rooms)).toBe(words);
  });
});

describe('a change of something that repeats', () => {
  it.each([
    ['Single', '', 'Save', 'Cancel it'],
    ['Occurrence', 'only this one', 'Save only this one', 'Cancel only this one'],
    ['Exception', 'only this one', 'Save only this one', 'Cancel only this one'],
    ['RecurringMaster', 'the whole series', 'Save the whole series', 'Cancel the whole series'],
  ] as const)('says what of it is meant (%s)', (type, which, save, cancel) => {
    expect(whichOne({ type })).toBe(which);
    expect(actOn('Save', { type })).toBe(save);
    expect(actOn('Cancel', { type }, 'it')).toBe(cancel);
  });
});
