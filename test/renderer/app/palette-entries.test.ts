import { describe, expect, it } from 'vitest';
import type { Command } from '../../../renderer/app/stores/commands-store.ts';
import { fitOf, paletteEntries } from '../../../renderer/app/frame/palette-entries.ts';
import { marySession, rememberedFor, supportSession } from '../samples.ts';

const commands: readonly Command[] = [
  {
    id: 'app.journal',
    label: 'Go to the journal',
    group: 'Go to',
    alsoCalled: 'audit',
    run: () => undefined,
  },
  { id: 'mail.reply', label: 'Reply', group: 'Mail', keys: 'r', run: () => undefined },
  { id: 'mail.next', label: 'Next message', group: 'Mail', keys: 'j', isQuiet: true, run: () => undefined },
  { id: 'mail.send', label: 'Send as', group: 'Mail', whyNot: 'No Send As right.', run: () => undefined },
];
const from = {
  commands,
  mailboxes: [rememberedFor(marySession), rememberedFor(supportSession)],
  search: undefined,
  goTo: () => undefined,
};
const labels = (typed: string) => paletteEntries(typed, from).map((entry) => entry.label);

describe('the palette', () => {
  it('lists the view’s own commands first, then mailboxes, then the rest, when nothing is typed', () => {
    expect(labels('')).toEqual(['Reply', 'Send as', 'Mary Okafor', 'Support desk', 'Go to the journal']);
  });

  it('finds a mailbox by name, address or access, and a command by another word for it', () => {
    expect(labels('mary')).toEqual(['Mary Okafor']);
    expect(labels('support@')).toEqual(['Support desk']);
    expect(labels('audit')).toEqual(['Go to the journal']);
    expect(labels('deleg okafor')).toEqual(['Mary Okafor']);
  });

  it('offers the view’s search first, with the words as typed', () => {
    const asked: string[] = [];
    const search = { label: 'Inbox', run: (words: string) => void asked.push(words) };
    const entries = paletteEntries(' Budget mary', { ...from, search });
    entries[0]?.run();
    expect(entries[0]?.label).toBe('Search Inbox for “Budget mary”');
    expect(asked).toEqual(['Budget mary']);
  });

  it('shows what cannot be done with its reason', () => {
    expect(paletteEntries('send', from)[0]).toMatchObject({ isPossible: false, note: 'No Send As right.' });
  });

  it('prefers the beginning of a word to its middle, and wants every word', () => {
    expect(fitOf('reply mail', 'mail')).toBeGreaterThan(fitOf('hotmail', 'mail'));
    expect(fitOf('reply mail', 'mail xyz')).toBe(0);
  });
});
