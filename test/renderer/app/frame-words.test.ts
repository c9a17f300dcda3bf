import { describe, expect, it } from 'vitest';
import { initialsOf, railEnd } from '../../../renderer/app/frame/rail-words.ts';
import {
  keychainWords,
  stateWords,
  storageWords,
  zoneWords,
} from '../../../renderer/app/frame/status-words.ts';
import { whyNotWrite } from '../../../renderer/app/why-not-write.ts';
import { storeTrouble } from '../../../shared/model/session.ts';
import {
  junSession,
  marySession,
  refusedSession,
  rememberedFor,
  robSession,
  roomSession,
  supportSession,
} from '../samples.ts';

const now = Date.parse('2026-11-24T09:10:00Z');

describe('the end of a mailbox’s line', () => {
  it('is the unread count, or the level where the mailbox is on screen or nothing is unread', () => {
    expect(railEnd(supportSession, false, now)).toMatchObject({ text: '31', spoken: '31 unread' });
    expect(railEnd(marySession, true, now).text).toBe('Editor');
    expect(railEnd(junSession, false, now).text).toBe('Reviewer');
    expect(railEnd({ ...robSession, level: 'Owner' }, true, now).text).toBe('');
  });

  it('says that an opening failed, or goes on, or has not been asked for', () => {
    expect(railEnd(refusedSession, false, now)).toMatchObject({ text: 'Not opened', tone: 'refused' });
    expect(
      railEnd({ ...marySession, state: { state: 'opening', step: 'proving', isReadable: false } }, false, now)
        .text,
    ).toBe('Opening…');
    expect(railEnd(null, false, now)).toMatchObject({ text: '', spoken: 'not open' });
  });

  it('says that an impersonated mailbox is read-only, or counts down how long it may be changed', () => {
    const until = '2026-11-24T09:34:00Z';
    const writing = { ...roomSession, writes: { writes: 'allowed', until, reason: 'Ticket' } } as const;
    expect(railEnd(roomSession, false, now).text).toBe('Read-only');
    expect(railEnd(writing, false, now)).toMatchObject({ text: '24 min left', tone: 'pending' });
    expect(railEnd(writing, false, Date.parse(until)).text).toBe('ended');
  });

  it('shortens to two letters of the name', () => {
    expect(initialsOf(rememberedFor(marySession))).toBe('MO');
    expect(initialsOf(rememberedFor(refusedSession))).toBe('PN');
    expect(initialsOf({ ...rememberedFor(marySession), name: '高橋 由紀' })).toBe('高由');
  });
});

describe('the status bar', () => {
  it('says how the mailbox hears of changes, and how many are open where none is on screen', () => {
    const states = ['off', 'connecting', 'live', 'asking', 'polling', 'lost'] as const;
    const words = states.map(
      (state) => stateWords({ ...robSession, watch: { state, since: '2026-11-24T09:02:00Z' } }, 3).text,
    );
    expect(new Set(words).size).toBe(states.length);
    expect(words[2]).toBe('Live');
    expect(stateWords(refusedSession, 3).text).toBe('Not opened');
    expect(stateWords(null, 1).text).toBe('1 mailbox open');
    expect(stateWords(null, 0).text).toBe('0 mailboxes open');
  });

  it('says that a stored copy is being confirmed', () => {
    const state = { state: 'opening', step: 'proving', isReadable: true } as const;
    expect(stateWords({ ...marySession, state }, 3)).toEqual({ tone: 'opening', text: 'Confirming' });
    expect(whyNotWrite({ ...marySession, state })).toContain('stored on this computer');
  });

  it('warns of a keychain that cannot be used, each state in its own words', () => {
    const texts = (['absent', 'locked', 'failing'] as const).map((state) => keychainWords(state)?.long);
    expect(new Set(texts).size).toBe(3);
    for (const text of texts) expect(text).toContain('never written to disk');
    expect(keychainWords('ready')).toBeNull();
  });

  it('says why a mailbox is kept for this session only, each trouble in words of its own', () => {
    const words = storeTrouble.options.map((trouble) => storageWords({ kept: 'memory', trouble }, 'ready'));
    expect(new Set(words.map((one) => one?.long)).size).toBe(storeTrouble.options.length);
    for (const one of words) {
      expect(one?.short).toBe('Kept for this session only');
      expect(one?.long).toContain('stays in memory until it is closed');
    }
  });

  it('says that a stored copy was set aside, and that nothing of it is lost', () => {
    const words = storageWords({ kept: 'disk', trouble: 'wrong-key' }, 'ready');
    expect(words?.short).toBe('Stored copy set aside');
    expect(words?.long).toContain('It was set aside, intact');
    expect(words?.long).toContain('opens again by itself');
  });

  it('says nothing of the store where all is well, or where the keychain’s own warning says it', () => {
    expect(storageWords({ kept: 'disk', trouble: null }, 'ready')).toBeNull();
    expect(storageWords({ kept: 'memory', trouble: null }, 'ready')).toBeNull();
    for (const state of ['absent', 'locked', 'failing'] as const) {
      expect(storageWords({ kept: 'memory', trouble: state }, state)).toBeNull();
      expect(storageWords({ kept: 'memory', trouble: state }, 'ready')).not.toBeNull();
      expect(storageWords({ kept: 'memory', trouble: 'disk-full' }, state)).not.toBeNull();
    }
  });

  it('names the zone with its distance from UTC on that day', () => {
    expect(zoneWords('UTC', Date.parse('2026-11-24T09:00:00Z'))).toBe('UTC');
    expect(zoneWords('Europe/Berlin', Date.parse('2026-11-24T09:00:00Z'))).toBe('Europe/Berlin (UTC+1)');
    expect(zoneWords('Europe/Berlin', Date.parse('2026-07-24T09:00:00Z'))).toBe('Europe/Berlin (UTC+2)');
    expect(zoneWords('America/New_York', Date.parse('2026-11-24T09:00:00Z'))).toBe(
      'America/New York (UTC-5)',
    );
  });
});

describe('why nothing can be changed', () => {
  it('is said for a read-only and for an unproved mailbox, and for no other', () => {
    expect(whyNotWrite(roomSession)).toContain('Allow changes…');
    expect(whyNotWrite(refusedSession)).toBe('The mailbox has not been proved yet.');
    expect(whyNotWrite(marySession)).toBeNull();
  });
});
