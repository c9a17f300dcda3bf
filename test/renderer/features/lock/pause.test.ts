import { describe, expect, it } from 'vitest';
import { pauseAfter, pauseWords, spokenPause } from '../../../../renderer/features/lock/pause.ts';

const start = Date.parse('2026-11-24T09:00:00Z');

/** What is said each second from the start of a pause to a second after its end, without repeating. */
function saidDuring(seconds: number, words: typeof pauseWords): readonly string[] {
  const pause = pauseAfter({ kind: 'unlock-refused', waitMs: seconds * 1000 }, start);
  if (pause === null) throw new Error('a refusal with a wait asks for a pause');
  const all = Array.from({ length: seconds + 2 }, (_, second) => words(pause, start + second * 1000));
  return all.filter((said, index) => said !== all[index - 1]);
}

describe('the pause before the next try to unlock', () => {
  it('is asked for by a refusal that names a time, and by no other', () => {
    expect(pauseAfter({ kind: 'unlock-refused', waitMs: 0 }, start)).toBeNull();
    expect(pauseAfter({ kind: 'keychain-failing' }, start)).toBeNull();
    expect(pauseAfter({ kind: 'unlock-refused', waitMs: 5000 }, start)).toEqual({
      until: start + 5000,
      ms: 5000,
    });
  });

  it('counts down each second for the eye', () => {
    expect(saidDuring(3, pauseWords)).toEqual([
      'The next try counts in 3 seconds.',
      'The next try counts in 2 seconds.',
      'The next try counts in 1 second.',
      'The next try counts now.',
    ]);
  });

  it('counts minutes and seconds where it is long', () => {
    const said = saidDuring(80, pauseWords);
    expect(said.slice(0, 2)).toEqual([
      'The next try counts in 1 minute 20 seconds.',
      'The next try counts in 1 minute 19 seconds.',
    ]);
    expect(said[20]).toBe('The next try counts in 1 minute.');
  });

  it('is told to the ear at its start, at each whole minute and at its end only', () => {
    expect(saidDuring(5, spokenPause)).toEqual([
      'The next try counts in 5 seconds.',
      'The next try counts now.',
    ]);
    expect(saidDuring(150, spokenPause)).toEqual([
      'The next try counts in 2 minutes 30 seconds.',
      'The next try counts in 2 minutes.',
      'The next try counts in 1 minute.',
      'The next try counts now.',
    ]);
  });
});
