import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { giveBridge } from '../../../renderer/app/bridge.ts';
import { useSessionsStore } from '../../../renderer/app/stores/sessions-store.ts';
import { useCalendarStore } from '../../../renderer/features/calendar/calendar-store.ts';
import { composeStore, useComposeStore } from '../../../renderer/features/mail/compose/compose-store.ts';
import { continueDraft } from '../../../renderer/features/mail/compose/draft-tools.tsx';
import { bringBackTexts } from '../../../renderer/features/texts/bring-back.ts';
import {
  flushTexts,
  isAnythingUnsent,
  keepEveryMs,
  keepTexts,
} from '../../../renderer/features/texts/keep-texts.ts';
import { letterOf } from '../../../renderer/features/texts/text-of.ts';
import type { Message } from '../../../shared/model/message.ts';
import { failed, success } from '../../../shared/result.ts';
import { sampleLetterText } from '../../sample-texts.ts';
import { fakeBridge, type FakeBridge } from '../fake-bridge.ts';
import { resetStores } from '../reset-stores.ts';
import { marySession } from '../samples.ts';

const { sessionId } = marySession;
const empty = { ...letterOf(sampleLetterText), body: `\n\n${sampleLetterText.draft.quote}` };

/** The person types. */
function write(body: string): void {
  composeStore().write(sessionId, { body });
}

describe('what is written in a form', () => {
  let bridge: FakeBridge;
  let end: () => void;
  /** What main was asked to do with texts, in order. */
  const told = (): unknown[] =>
    bridge.asked.flatMap((one) => {
      if (one.name === 'text.drop') return ['drop'];
      if (one.name !== 'text.keep' || one.input.text.form !== 'letter') return [];
      return [`${one.input.text.body} ${one.input.text.sending}`];
    });
  beforeEach(() => {
    vi.useFakeTimers();
    resetStores();
    useComposeStore.setState(useComposeStore.getInitialState(), true);
    useCalendarStore.setState(useCalendarStore.getInitialState(), true);
    useSessionsStore.setState({ sessions: { [sessionId]: marySession } });
    bridge = fakeBridge({
      'text.keep': () => success({ keptIn: 'disk' as const }),
      'text.drop': () => success(null),
    });
    giveBridge(bridge);
    end = keepTexts();
    composeStore().restore(sessionId, empty);
  });
  afterEach(() => {
    end();
    vi.useRealTimers();
  });

  it('is kept at once, and then within a second of typing, and no more often', async () => {
    write('a');
    expect(told()).toEqual(['a writing']);
    for (const text of ['ab', 'abc', 'abcd']) write(text);
    expect(told()).toEqual(['a writing']);
    expect(keepEveryMs).toBeLessThanOrEqual(1000);
    await vi.advanceTimersByTimeAsync(keepEveryMs);
    expect(told()).toEqual(['a writing', 'abcd writing']);
  });

  it('is not kept while nothing is written', () => {
    expect([told(), isAnythingUnsent()]).toEqual([[], false]);
    write('a');
    expect(isAnythingUnsent()).toBe(true);
  });

  it('is kept without waiting before the app locks', async () => {
    write('a');
    write('ab');
    await flushTexts();
    expect(told()).toEqual(['a writing', 'ab writing']);
  });

  it('is forgotten when it is discarded', async () => {
    write('a');
    composeStore().discard(sessionId);
    await vi.advanceTimersByTimeAsync(keepEveryMs);
    expect(told()).toEqual(['a writing', 'drop']);
    expect(isAnythingUnsent()).toBe(false);
  });

  it('stays kept when its session ends and takes the form off the screen', async () => {
    write('a');
    const failure = { kind: 'locked' } as const;
    useSessionsStore.setState({
      sessions: { [sessionId]: { ...marySession, state: { state: 'failed', failure } } },
    });
    useComposeStore.setState({ letters: {} });
    await vi.advanceTimersByTimeAsync(keepEveryMs);
    expect(told()).toEqual(['a writing']);
  });

  it('says of a letter on its way that it may have been sent, before it leaves', () => {
    write('a');
    useComposeStore.setState(({ letters }) => ({
      letters: { ...letters, [sessionId]: { ...empty, body: 'a', sending: { sending: 'running' } } },
    }));
    expect(told()).toEqual(['a writing', 'a unknown']);
  });

  it('is tried again with the next change where main could not keep it', async () => {
    bridge.answer('text.keep', () => failed({ kind: 'locked' }));
    write('a');
    await vi.advanceTimersByTimeAsync(1);
    write('ab');
    await vi.advanceTimersByTimeAsync(keepEveryMs);
    expect(told()).toEqual(['a writing', 'ab writing']);
  });

  it('comes back when its mailbox opens, said so, and is not kept anew for that', async () => {
    useComposeStore.setState({ letters: {} });
    bridge.answer('text.list', () =>
      success({
        keptIn: 'disk' as const,
        texts: [{ keptAt: '2026-11-24T09:00:00Z', text: sampleLetterText }],
      }),
    );
    const stop = bringBackTexts();
    await vi.advanceTimersByTimeAsync(0);
    stop();
    expect(composeStore().letters[sessionId]).toMatchObject({ body: sampleLetterText.body, isAside: false });
    expect(told()).toEqual([]);
  });

  it('takes no place of what was begun meanwhile', async () => {
    write('newer');
    bridge.answer('text.list', () =>
      success({
        keptIn: 'disk' as const,
        texts: [{ keptAt: '2026-11-24T09:00:00Z', text: sampleLetterText }],
      }),
    );
    const stop = bringBackTexts();
    await vi.advanceTimersByTimeAsync(0);
    stop();
    expect(composeStore().letters[sessionId]?.body).toBe('newer');
  });

  it('is taken from a draft into a new letter, with its recipients', async () => {
    useComposeStore.setState({ letters: {} });
    const draft = {
      ...sampleLetterText.draft,
      kind: 'new' as const,
      reference: null,
      to: [],
      subject: '',
      quote: '',
    };
    bridge.answer('compose.begin', () => success(draft));
    const { to } = sampleLetterText;
    const message = {
      to,
      cc: [],
      bcc: [],
      subject: 'Plan',
      body: { type: 'html', content: '<p>Half a plan</p>' },
    };
    await continueDraft(sessionId, message as unknown as Message);
    const letter = composeStore().letters[sessionId];
    expect([letter?.to, letter?.subject, letter?.body.trim()]).toEqual([to, 'Plan', 'Half a plan']);
  });
});
