import { mailStore, useMailStore } from '../features/mail/mail-store.ts';
import { chosenIn } from '../features/mail/use-mail-commands.ts';
import { clockWords } from '../components/words/time-words.ts';
import type { WindowPlace, WindowReturn } from '../../shared/model/window.ts';
import { request } from './bridge.ts';
import { isReadable, sessionOfMailbox, useSessionsStore } from './stores/sessions-store.ts';
import { useToastsStore } from './stores/toasts-store.ts';
import { useViewStore } from './stores/view-store.ts';

/** Asks what page was here before this one: goes where it was, and says why it went. Settles with the place still to be shown. */
export async function returnToPlace(): Promise<WindowPlace | null> {
  const answer = await request('window.return', {});
  if (!answer.ok) return null;
  const { place, ended } = answer.value;
  if (ended !== null) sayEnd(answer.value, ended);
  if (place !== null) useViewStore.getState().showMailbox(place.mailboxId, place.view);
  return place;
}

/** Opens the folder and the message of a place, once its mailbox has a session. */
export async function showPlace(place: WindowPlace | null): Promise<void> {
  if (place?.folderId === undefined || place.folderId === null) return;
  const session = sessionOfMailbox(useSessionsStore.getState().sessions, place.mailboxId);
  if (session === null || !isReadable(session)) return;
  const { sessionId } = session;
  await mailStore().open(sessionId);
  const { folderId, itemId } = place;
  mailStore().showFolder(sessionId, folderId);
  if (itemId !== null)
    mailStore().changeList(sessionId, { folderId, search: '' }, () => ({ selected: itemId }));
}

/** Tells main where the person is whenever that changes, so that a page after this one comes back there. */
export function tellPlace(): () => void {
  let told = '';
  const look = (): void => {
    const place = placeNow();
    const now = JSON.stringify(place);
    if (now === told || place === null) return;
    told = now;
    void request('window.place', { place });
  };
  const ends = [useViewStore.subscribe(look), useSessionsStore.subscribe(look), useMailStore.subscribe(look)];
  return () => {
    for (const end of ends) end();
  };
}

function placeNow(): WindowPlace | null {
  const { screen, places } = useViewStore.getState();
  if (screen?.screen !== 'mailbox') return null;
  const { mailboxId } = screen;
  const session = sessionOfMailbox(useSessionsStore.getState().sessions, mailboxId);
  const mail = session === null ? undefined : mailStore().places[session.sessionId];
  const view = places[mailboxId] ?? 'mail';
  const itemId = view === 'mail' && mail !== undefined ? (chosenIn(mail)?.row.itemId ?? null) : null;
  return { mailboxId, view, folderId: mail?.folderId ?? null, itemId };
}

function sayEnd({ isMessageLeftOut }: WindowReturn, ended: NonNullable<WindowReturn['ended']>): void {
  const at = clockWords(ended.at);
  const what =
    ended.how === 'crashed'
      ? `This window stopped working at ${at} and was opened anew.`
      : `This window did not answer any more at ${at} and was opened anew.`;
  const times = ended.times > 1 ? ` That was the ${ordinal(ended.times)} time in ten minutes.` : '';
  const left = isMessageLeftOut ? ' The message that was open each time is not opened again by itself.' : '';
  useToastsStore.getState().show({
    tone: 'pending',
    topic: 'window return',
    text: `${what}${times}${left} What you wrote is kept.`,
  });
}

function ordinal(times: number): string {
  return ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'][times - 1] ?? `${times}th`;
}
