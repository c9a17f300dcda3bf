import { create } from 'zustand';
import { request } from '../../../app/bridge.ts';
import { counted } from '../../../app/shown-write.ts';
import { leftoverWords, type Leftovers } from '../../../components/words/leftover-words.ts';
import type { Failure } from '../../../../shared/failure.ts';
import type { Person } from '../../../../shared/model/identity.ts';
import type { Draft, SendMode, SendOption, SendOutcome, Witness } from '../../../../shared/model/sending.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { hasAddress } from '../../../../shared/same-person.ts';
import { namesOf } from '../../calendar/meeting/meeting-people.ts';

/** What a person has written so far, and where its sending is. */
export interface Letter {
  /** Names this form: what is sent from it again takes the place of what was refused before. */
  readonly letterId: string;
  readonly draft: Draft;
  readonly mode: SendMode;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly bcc: readonly Person[];
  /** Text in the fields for people that is nobody yet. */
  readonly leftovers?: Leftovers | undefined;
  readonly subject: string;
  /** The whole body as it will be sent, quote and all. */
  readonly body: string;
  readonly sending: Sending;
  /** Put aside, so that other mail of the mailbox can be read: a bar stands for it. */
  readonly isAside: boolean;
}

/** Where the sending of a letter is. A letter whose outcome is unknown can never be sent again. */
export type Sending =
  | { readonly sending: 'writing' }
  | { readonly sending: 'running' }
  | { readonly sending: 'failed'; readonly failure: Failure }
  | { readonly sending: 'unknown'; readonly failure: Failure };

/** A message that was sent from a session, and what the copy read back says. */
export interface SentMessage {
  readonly subject: string;
  readonly outcome: SendOutcome;
  readonly check: SentCheck;
}

/** Where the reading back of a sent copy is. */
export type SentCheck =
  | { readonly check: 'running' }
  | { readonly check: 'answered'; readonly witness: Witness }
  | { readonly check: 'failed'; readonly failure: Failure };

/** What a compose form may be asked for. */
export type ComposeKind = Draft['kind'];

/** A letter that is to be begun. */
export interface NextLetter {
  readonly kind: ComposeKind;
  readonly itemId: string | null;
}

interface ComposeState {
  /** By session id: text is kept when another mailbox is shown. */
  readonly letters: Readonly<Record<string, Letter>>;
  /** By session id: the message sent last, until it is put away. */
  readonly sent: Readonly<Record<string, SentMessage>>;
  /** By session id: why a form could not be begun. */
  readonly refusals: Readonly<Record<string, Failure>>;
  /** By session id: what a person wants instead of a letter that has text, to be asked about first. */
  readonly leaving: Readonly<Record<string, NextLetter | 'nothing'>>;
  /** Begins a letter; where one with text is open, asks first whether to give that up. */
  readonly begin: (sessionId: string, next: NextLetter) => Promise<void>;
  /** Closes the letter; one with text only after the person has said so. */
  readonly close: (sessionId: string) => void;
  readonly stay: (sessionId: string) => void;
  readonly write: (sessionId: string, change: Partial<Letter>) => void;
  /** Puts the letter aside, or takes it up again. */
  readonly putAside: (sessionId: string, isAside: boolean) => void;
  /** A letter that was kept is there again. */
  readonly restore: (sessionId: string, letter: Letter) => void;
  readonly discard: (sessionId: string) => void;
  readonly send: (session: Session) => Promise<void>;
  /** What the form was not sure of has happened: the form of that name is closed. */
  readonly wasSent: (sessionId: string, letterId: string | null) => void;
  /** Reads the sent copy back; a copy that is not there yet is looked for again a few times. */
  readonly checkCopy: (sessionId: string) => Promise<void>;
  readonly putAway: (sessionId: string) => void;
}

/** Pauses before looking again for a copy, in milliseconds: Exchange files it after it has answered. */
const pauses = [500, 1000, 2000, 4000];

/** Letters being written and what came of them, one for each session. */
export const useComposeStore = create<ComposeState>()((set, get) => {
  function put(sessionId: string, change: (letter: Letter) => Letter): void {
    const letter = get().letters[sessionId];
    if (letter !== undefined) set({ letters: { ...get().letters, [sessionId]: change(letter) } });
  }
  function putCheck(sessionId: string, marker: string, check: SentCheck): void {
    const sent = get().sent[sessionId];
    if (sent?.outcome.marker === marker) set({ sent: { ...get().sent, [sessionId]: { ...sent, check } } });
  }
  return {
    letters: {},
    sent: {},
    refusals: {},
    leaving: {},
    begin: async (sessionId, next) => {
      const letter = get().letters[sessionId];
      if (letter !== undefined && hasText(letter)) {
        // The question is asked where the letter is.
        get().putAside(sessionId, false);
        return set({ leaving: { ...get().leaving, [sessionId]: next } });
      }
      const answer = await request('compose.begin', { sessionId, ...next });
      if (!answer.ok) return set({ refusals: { ...get().refusals, [sessionId]: answer.failure } });
      return set({
        letters: { ...get().letters, [sessionId]: letterFrom(answer.value) },
        refusals: without(get().refusals, sessionId),
        sent: without(get().sent, sessionId),
      });
    },
    close: (sessionId) => {
      const letter = get().letters[sessionId];
      if (letter !== undefined && hasText(letter) && letter.sending.sending !== 'running')
        set({ leaving: { ...get().leaving, [sessionId]: 'nothing' } });
      else get().discard(sessionId);
    },
    putAside: (sessionId, isAside) =>
      put(sessionId, (letter) => (letter.isAside === isAside ? letter : { ...letter, isAside })),
    restore: (sessionId, letter) => set({ letters: { ...get().letters, [sessionId]: letter } }),
    stay: (sessionId) => set({ leaving: without(get().leaving, sessionId) }),
    write: (sessionId, change) =>
      put(sessionId, (letter) => {
        const isOver = letter.sending.sending === 'running' || letter.sending.sending === 'unknown';
        return isOver ? letter : { ...letter, ...change, sending: { sending: 'writing' } };
      }),
    discard: (sessionId) => {
      const { letters, refusals, leaving } = get();
      const next = leaving[sessionId];
      // A letter on its way stays on screen until the answer is there.
      if (letters[sessionId]?.sending.sending === 'running') return;
      set({
        letters: without(letters, sessionId),
        refusals: without(refusals, sessionId),
        leaving: without(leaving, sessionId),
      });
      if (next !== undefined && next !== 'nothing') void get().begin(sessionId, next);
    },
    send: async (session) => {
      const { sessionId } = session;
      const letter = get().letters[sessionId];
      if (letter === undefined || !canSend(letter)) return;
      put(sessionId, (now) => ({ ...now, sending: { sending: 'running' } }));
      const answer = await counted(async () => await request('message.send', sendInput(session, letter)));
      if (!answer.ok) {
        const sending = answer.failure.kind === 'outcome-unknown' ? 'unknown' : 'failed';
        put(sessionId, (now) => ({ ...now, sending: { sending, failure: answer.failure } }));
        return;
      }
      const sent: SentMessage = {
        subject: letter.subject,
        outcome: answer.value,
        check: { check: 'running' },
      };
      set({ letters: without(get().letters, sessionId), sent: { ...get().sent, [sessionId]: sent } });
      await get().checkCopy(sessionId);
    },
    wasSent: (sessionId, letterId) => {
      const letter = get().letters[sessionId];
      if (letter?.letterId !== letterId || letter?.sending.sending === 'running') return;
      set({ letters: without(get().letters, sessionId) });
    },
    checkCopy: async (sessionId) => {
      const sent = get().sent[sessionId];
      if (sent === undefined) return;
      const { marker } = sent.outcome;
      putCheck(sessionId, marker, { check: 'running' });
      putCheck(sessionId, marker, await lookForCopy(sessionId, marker, pauses));
    },
    putAway: (sessionId) => set({ sent: without(get().sent, sessionId) }),
  };
});

/** The store as it is now, outside of drawing. */
export function composeStore(): ComposeState {
  return useComposeStore.getState();
}

async function lookForCopy(
  sessionId: string,
  marker: string,
  [pause, ...later]: readonly number[],
): Promise<SentCheck> {
  const answer = await request('message.witness', { sessionId, marker });
  if (!answer.ok) return { check: 'failed', failure: answer.failure };
  if (answer.value.witness !== 'not-found' || pause === undefined)
    return { check: 'answered', witness: answer.value };
  await new Promise((resolve) => setTimeout(resolve, pause));
  return await lookForCopy(sessionId, marker, later);
}

/** The way to send that is chosen in a letter. */
export function chosenOption({ draft, mode }: Letter): SendOption | null {
  return draft.options.find((option) => option.mode === mode) ?? null;
}

/** What still keeps a letter from being sent, in words; null when nothing does. */
export function whyNotSend(letter: Letter): string | null {
  if (letter.sending.sending === 'unknown')
    return 'It is not known whether it was sent; it is never sent twice.';
  const leftover = leftoverWords(letter.leftovers);
  if (leftover !== null) return leftover;
  if (letter.to.length + letter.cc.length + letter.bcc.length === 0) return 'Add a recipient first.';
  const unknown = [...letter.to, ...letter.cc, ...letter.bcc].filter((person) => !hasAddress(person));
  if (unknown.length > 0)
    return `No address is known for ${namesOf(unknown)}: choose another address for them, or remove them.`;
  const option = chosenOption(letter);
  if (option === null) return 'This mailbox offers no way to send.';
  return option.standing === 'refused' ? 'Exchange has refused this way of sending.' : null;
}

/** Whether a person has written something that closing would lose. */
export function hasText({ draft, body, subject }: Letter): boolean {
  return body !== bodyOf(draft) || subject !== draft.subject;
}

function canSend(letter: Letter): boolean {
  return letter.sending.sending !== 'running' && whyNotSend(letter) === null;
}

function letterFrom(draft: Draft): Letter {
  const usable = draft.options.find((option) => option.standing !== 'refused') ?? draft.options[0];
  return {
    letterId: crypto.randomUUID(),
    draft,
    mode: usable?.mode ?? 'own',
    to: draft.to,
    cc: draft.cc,
    bcc: [],
    subject: draft.subject,
    body: bodyOf(draft),
    sending: { sending: 'writing' },
    isAside: false,
  };
}

function bodyOf({ quote }: Draft): string {
  return quote === '' ? '' : `\n\n${quote}`;
}

function sendInput({ sessionId, identities }: Session, letter: Letter) {
  const { letterId, draft, mode, to, cc, bcc, subject, body } = letter;
  return {
    sessionId,
    identities,
    mode,
    kind: draft.kind,
    reference: draft.reference,
    to: [...to],
    cc: [...cc],
    bcc: [...bcc],
    subject,
    bodyText: body,
    letterId,
  };
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
