import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeptTexts, type TextOwner } from '../../../main/store/kept-texts.ts';
import type { StorePlace } from '../../../main/store/open-mailbox-store.ts';
import { eraseStoreFile } from '../../../main/store/store-files.ts';
import type { StorePlacing } from '../../../main/store/store-keys.ts';
import type { LetterText } from '../../../shared/model/kept-text.ts';
import { sampleLetterText } from '../../sample-texts.ts';
import { storePlaces, type StorePlaces } from './stores.ts';

const owner: TextOwner = {
  mailboxId: `mailbox-${'1'.repeat(32)}`,
  accountId: `account-${'1'.repeat(32)}`,
  identities: { authenticated: 'a@x.test', authorized: 'a@x.test', mailbox: 'b@x.test', access: 'delegate' },
};
const secret = 'what nobody else may read';
const letter: LetterText = { ...sampleLetterText, body: secret };

describe('what is written and not sent', () => {
  let places: StorePlaces;
  let place: StorePlace;
  let placing: StorePlacing;
  const run = () => new KeptTexts({ place: async () => placing });
  const textFile = () => `${place.file}-texts`;
  beforeEach(() => {
    places = storePlaces();
    place = places.place();
    placing = { place, reason: null };
  });
  afterEach(() => places.end());

  it('is there in the next run, whole', async () => {
    expect(await run().keep(owner, letter)).toBe('disk');
    const { keptIn, texts } = await run().list(owner);
    expect([keptIn, texts.map(({ text }) => text)]).toEqual(['disk', [letter]]);
  });

  it('is sealed: no word of it, and no address, is in the file, which is its owner’s alone', async () => {
    await run().keep(owner, letter);
    const bytes = readFileSync(textFile()).toString('latin1');
    for (const word of [secret, 'x.test', letter.subject, letter.letterId]) expect(bytes).not.toContain(word);
    expect(statSync(textFile()).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(place.file))).not.toContain(`${place.file}-texts.new`);
  });

  it('takes the place of what the same form held, and leaves another form alone', async () => {
    const texts = run();
    await texts.keep(owner, letter);
    await Promise.all([1, 2, 3].map(async (n) => await texts.keep(owner, { ...letter, body: `${n}` })));
    const kept = (await run().list(owner)).texts.map(({ text }) => text.form === 'letter' && text.body);
    expect(kept).toEqual(['3']);
  });

  it('is gone once it was dropped, and its file with it; a letter of another name stays', async () => {
    const texts = run();
    await texts.keep(owner, letter);
    await texts.drop(owner, 'letter', 'another letter');
    expect((await texts.list(owner)).texts).toHaveLength(1);
    await texts.drop(owner, 'letter', letter.letterId);
    expect([(await run().list(owner)).texts, existsSync(textFile())]).toEqual([[], false]);
  });

  it('is erased with the store of its mailbox', async () => {
    await run().keep(owner, letter);
    eraseStoreFile(place.file);
    expect(existsSync(textFile())).toBe(false);
  });

  it('says after a crash in the middle of a send that it may have been sent', async () => {
    const texts = run();
    await texts.keep(owner, letter);
    await texts.markSending(owner, letter.letterId, 'unknown');
    expect((await run().list(owner)).texts[0]?.text).toMatchObject({ sending: 'unknown' });
  });

  it('is kept in memory where there is no key, said so, over a lock as well', async () => {
    placing = { place: null, reason: 'absent' };
    const texts = run();
    expect(await texts.keep(owner, letter)).toBe('memory');
    texts.lock();
    expect(await texts.list(owner)).toMatchObject({ keptIn: 'memory', texts: [{ text: letter }] });
    expect(texts.unsent()).toEqual({ isAny: true, isOnDisk: false });
    expect((await run().list(owner)).texts).toEqual([]);
  });

  it('goes to the disk as soon as there is a key', async () => {
    placing = { place: null, reason: 'locked' };
    const texts = run();
    await texts.keep(owner, letter);
    placing = { place, reason: null };
    expect(await texts.keep(owner, letter)).toBe('disk');
    expect((await run().list(owner)).texts).toHaveLength(1);
  });

  it('is not held in memory while the app is locked, and comes back from the disk', async () => {
    const texts = run();
    await texts.keep(owner, letter);
    texts.lock();
    expect(texts.unsent().isAny).toBe(false);
    expect((await texts.list(owner)).texts).toHaveLength(1);
    expect(texts.unsent()).toEqual({ isAny: true, isOnDisk: true });
  });

  it.each([
    ['another key', () => (placing = { place: { ...place, key: Buffer.alloc(32, 9) }, reason: null })],
    ['damage', () => writeFileSync(textFile(), 'x'.repeat(200))],
  ])('is put aside and never overwritten where it cannot be opened: %s', async (_what, spoil) => {
    await run().keep(owner, letter);
    spoil();
    expect((await run().list(owner)).texts).toEqual([]);
    await run().keep(owner, letter);
    const aside = readdirSync(dirname(place.file)).filter((name) => name.includes('-texts.aside-'));
    expect(aside).toHaveLength(1);
  });
});
