import { describe, expect, it } from 'vitest';
import {
  deliveryWords,
  levelWords,
  standingWords,
} from '../../../../renderer/features/access/access-words.ts';

const capability = { verb: 'Send as', isAllowed: true, isGuess: false, whyNot: null };

describe('the Access place', () => {
  it('tells what is known from what Exchange tells only by trying', () => {
    expect(standingWords(capability)).toEqual({ mark: 'yes', text: 'Allowed' });
    expect(standingWords({ ...capability, isAllowed: false })).toEqual({ mark: 'no', text: 'Not allowed' });
    expect(standingWords({ ...capability, isGuess: true })).toMatchObject({ mark: 'guess' });
    expect(standingWords({ ...capability, isGuess: true, isAllowed: false }).text).toMatch(/^Probably not/u);
  });

  it('shows a delegate’s level on each folder, and a dash where there is none', () => {
    const entry = {
      person: { name: 'Rob', address: 'rob@a.test' },
      viewPrivateItems: false,
      receivesCopies: true,
      levels: { calendar: 'Editor', inbox: 'None' },
    };
    expect(['calendar', 'inbox', 'tasks'].map((folder) => levelWords(entry, folder))).toEqual([
      'Editor',
      '–',
      '–',
    ]);
  });

  it('says where meeting requests go for every value that Exchange has, and nothing for an unknown one', () => {
    const values = ['DelegatesOnly', 'DelegatesAndMe', 'DelegatesAndSendInformationToMe', 'NoForward'];
    expect(new Set(values.map(deliveryWords)).size).toBe(4);
    expect(deliveryWords('Surprise')).toBeNull();
    expect(deliveryWords(null)).toBeNull();
  });
});
