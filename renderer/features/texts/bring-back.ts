import { request } from '../../app/bridge.ts';
import { isReadable, useSessionsStore } from '../../app/stores/sessions-store.ts';
import { useToastsStore } from '../../app/stores/toasts-store.ts';
import { useViewStore } from '../../app/stores/view-store.ts';
import { shortDateTimeWords } from '../../components/words/time-words.ts';
import type { KeptText } from '../../../shared/model/kept-text.ts';
import type { Session } from '../../../shared/model/session.ts';
import { calendarStore } from '../calendar/calendar-store.ts';
import { composeStore } from '../mail/compose/compose-store.ts';
import { knowAsKept } from './keep-texts.ts';
import { letterOf } from './text-of.ts';
import { useTextsStore } from './texts-store.ts';

/** Offers what was written and not sent in every mailbox that opens, once for each session. Returns the function that ends it. */
export function bringBackTexts(): () => void {
  const asked = new Set<string>();
  const look = (sessions: Readonly<Record<string, Session>>): void => {
    for (const session of Object.values(sessions)) {
      if (asked.has(session.sessionId) || !isReadable(session)) continue;
      asked.add(session.sessionId);
      void bringBack(session);
    }
  };
  look(useSessionsStore.getState().sessions);
  return useSessionsStore.subscribe(({ sessions }) => look(sessions));
}

async function bringBack(session: Session): Promise<void> {
  const answer = await request('text.list', { sessionId: session.sessionId });
  if (!answer.ok || answer.value.texts.length === 0) return;
  useTextsStore.setState({ keptIn: answer.value.keptIn });
  for (const one of answer.value.texts) putBack(session, one);
}

function putBack(session: Session, { keptAt, text }: KeptText): void {
  const { sessionId, mailboxId, names } = session;
  if (text.form === 'letter') {
    // What the person has begun meanwhile stays; the next run offers neither again but the newer one.
    if (composeStore().letters[sessionId] !== undefined) return;
    const letter = letterOf(text);
    knowAsKept(sessionId, text, letter);
    composeStore().restore(sessionId, letter);
  } else {
    if ((calendarStore().places[sessionId]?.overlay.overlay ?? 'none') !== 'none') return;
    const { item, before, values, leftovers } = text;
    const overlay = { overlay: 'form', item, before, values, leftovers } as const;
    knowAsKept(sessionId, text, overlay);
    calendarStore().change(sessionId, { overlay });
  }
  const { subject } = text.form === 'letter' ? text : text.values;
  const what = text.form === 'letter' ? 'letter' : 'meeting form';
  useToastsStore.getState().show({
    tone: 'info',
    topic: `text of ${sessionId} ${text.form}`,
    text: `Your ${what} in ${names.mailbox} is back as it was ${shortDateTimeWords(keptAt)}: ${subject === '' ? '(no subject)' : `“${subject}”`}. It has not been sent.`,
    action: {
      label: 'Show',
      run: () => {
        useViewStore.getState().showMailbox(mailboxId, text.form === 'letter' ? 'mail' : 'calendar');
        if (text.form === 'letter') composeStore().putAside(sessionId, false);
      },
    },
  });
}
