import { request } from '../../app/bridge.ts';
import { useSessionsStore } from '../../app/stores/sessions-store.ts';
import type { TextForm, UnsentText } from '../../../shared/model/kept-text.ts';
import { useCalendarStore } from '../calendar/calendar-store.ts';
import { useComposeStore } from '../mail/compose/compose-store.ts';
import { letterTextOf, meetingTextOf } from './text-of.ts';
import { useTextsStore } from './texts-store.ts';

/** The first letters are kept at once, and then what was typed in this many milliseconds. */
export const keepEveryMs = 800;

interface Kept {
  readonly sessionId: string;
  readonly form: TextForm;
  /** What the store held when it was looked at last: another object means that something has changed. */
  seen: unknown;
  text: UnsentText | null;
  /** What main was told last, as text; null where it keeps nothing. */
  told: string | null;
  timer: ReturnType<typeof setTimeout> | null;
}

const kept = new Map<string, Kept>();

/** Has main keep what is written in every form, from now on. Returns the function that ends it. */
export function keepTexts(): () => void {
  const ends = [
    useComposeStore.subscribe(({ letters }) => {
      for (const sessionId of sessionsWith('letter', letters)) {
        const letter = letters[sessionId];
        notice(sessionId, 'letter', letter, () => letterTextOf(letter));
      }
    }),
    useCalendarStore.subscribe(({ places }) => {
      for (const sessionId of sessionsWith('meeting', places)) {
        const overlay = places[sessionId]?.overlay;
        notice(sessionId, 'meeting', overlay, () => meetingTextOf(overlay));
      }
    }),
  ];
  return () => {
    for (const end of ends) end();
    for (const { timer } of kept.values()) if (timer !== null) clearTimeout(timer);
    kept.clear();
  };
}

/** Whether anything is written and not sent. */
export function isAnythingUnsent(): boolean {
  return [...kept.values()].some(({ text }) => text !== null);
}

/** Has main keep at once what would only be kept in a moment; settles when it has. */
export async function flushTexts(): Promise<void> {
  await Promise.all([...kept.values()].filter(({ timer }) => timer !== null).map(tell));
}

function sessionsWith(form: TextForm, now: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const before = [...kept.values()].filter((one) => one.form === form).map(({ sessionId }) => sessionId);
  return new Set([...before, ...Object.keys(now)]);
}

function notice(sessionId: string, form: TextForm, seen: unknown, read: () => UnsentText | null): void {
  const name = `${sessionId} ${form}`;
  const one = kept.get(name) ?? { sessionId, form, seen: undefined, text: null, told: null, timer: null };
  if (one.seen === seen) return;
  kept.set(name, one);
  one.seen = seen;
  one.text = read();
  // A session that has ended takes its forms off the screen; what was written in them stays kept.
  if (one.text === null && !isLive(sessionId)) return;
  const isUrgent = one.text?.form === 'letter' && one.text.sending === 'unknown';
  if (one.timer !== null && !isUrgent && one.text !== null) return;
  const isFirst = one.timer === null && one.told === null;
  if (isFirst || isUrgent || one.text === null) void tell(one);
  else one.timer = setTimeout(() => void tell(one), keepEveryMs);
}

function isLive(sessionId: string): boolean {
  const state = useSessionsStore.getState().sessions[sessionId]?.state.state;
  return state === 'open' || state === 'opening';
}

async function tell(one: Kept): Promise<void> {
  if (one.timer !== null) clearTimeout(one.timer);
  one.timer = null;
  const { sessionId, form, text } = one;
  const told = text === null ? null : JSON.stringify(text);
  if (told === one.told) return;
  one.told = told;
  if (text === null) return void (await request('text.drop', { sessionId, form }));
  const answer = await request('text.keep', { sessionId, text });
  if (answer.ok) return useTextsStore.setState({ keptIn: answer.value.keptIn });
  // The app has locked, or the session has ended: the next change tries again.
  if (one.told === told) one.told = null;
  return undefined;
}

/** What came back from main is there already: it is not kept anew until it changes. */
export function knowAsKept(sessionId: string, text: UnsentText, seen: unknown): void {
  const told = JSON.stringify(text);
  kept.set(`${sessionId} ${text.form}`, { sessionId, form: text.form, seen, text, told, timer: null });
}
