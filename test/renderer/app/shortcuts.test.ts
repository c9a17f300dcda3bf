import { describe, expect, it } from 'vitest';
import type { Command } from '../../../renderer/app/stores/commands-store.ts';
import { firstKeyWords, keyWords } from '../../../renderer/app/commands/key-words.ts';
import { completedBy, isHeard } from '../../../renderer/app/commands/shortcuts.ts';

const command = (id: string): Command => ({ id, label: id, group: 'g', run: () => undefined });
const calm = { isTyping: false, isUnderDialog: false };

describe('a key', () => {
  it('without a modifier is text while the person types, and a command otherwise', () => {
    expect(isHeard(command('mail.reply'), 'r', calm)).toBe(true);
    expect(isHeard(command('mail.reply'), 'r', { ...calm, isTyping: true })).toBe(false);
    expect(isHeard(command('app.place.mail'), 'g m', { ...calm, isTyping: true })).toBe(false);
  });

  it('with a modifier is heard while typing, but for undo, which the text field has itself', () => {
    expect(isHeard(command('app.palette'), '$mod+k', { ...calm, isTyping: true })).toBe(true);
    expect(isHeard(command('app.undo'), '$mod+z', { ...calm, isTyping: true })).toBe(false);
    expect(isHeard(command('app.undo'), '$mod+z', calm)).toBe(true);
  });

  it('of what lies beneath a dialog rests, while the dialog’s own is heard', () => {
    const inDialog = { isTyping: true, isUnderDialog: true };
    expect(isHeard(command('app.mailbox.2'), '$mod+2', inDialog)).toBe(false);
    expect(isHeard(command('meeting.save'), '$mod+Enter', inDialog)).toBe(true);
    expect(isHeard(command('mail.delete'), '#', { isTyping: false, isUnderDialog: true })).toBe(false);
  });
});

describe('a second key', () => {
  it('completes what the first began, and nothing else', () => {
    const bound = [
      { command: command('app.place.mail'), keys: 'g m' },
      { command: command('app.journal'), keys: 'g j' },
      { command: command('mail.next'), keys: 'j' },
    ];
    expect(completedBy('g', 'j', bound)?.command.id).toBe('app.journal');
    expect(completedBy('g', 'x', bound)).toBeUndefined();
    expect(completedBy('x', 'j', bound)).toBeUndefined();
  });
});

describe('the words for keys', () => {
  it.each([
    ['$mod+k', 'Ctrl K'],
    ['g m', 'g then m'],
    ['Shift+?', '?'],
    ['$mod+Enter', 'Ctrl ↵'],
    ['Escape', 'Esc'],
    ['$mod+Shift+p', 'Ctrl Shift P'],
  ])('%s is %s', (keys, words) => {
    expect(firstKeyWords(keys)).toBe(words);
  });

  it('name the first of several, and nothing where there is none', () => {
    expect(firstKeyWords(['j', 'ArrowDown'])).toBe('j');
    expect(firstKeyWords(undefined)).toBeUndefined();
    expect(keyWords('ArrowDown')).toBe('↓');
  });
});
