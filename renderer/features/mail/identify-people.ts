import { useEffect } from 'react';
import { request } from '../../app/bridge.ts';
import type { Person } from '../../../shared/model/identity.ts';
import type { Message } from '../../../shared/model/message.ts';
import { directoryKey, hasAddress } from '../../../shared/same-person.ts';
import { messageName, messagesStore } from './list/messages-store.ts';

/** So many are asked about for one message: nobody reads the names of a whole company. */
const MOST = 40;
/** What is on screen comes first, in milliseconds. */
const restMs = 120;

/** Messages whose people were asked about: once is enough, whether the directory knows them or not. */
const asked = new WeakSet<Message>();

/** Once a message is on screen, asks in one request who its people without an address are, and shows their addresses. */
export function useIdentifiedPeople(sessionId: string, message: Message): void {
  useEffect(() => {
    if (asked.has(message) || unknownPeople(message).length === 0) return undefined;
    const timer = setTimeout(() => void identifyPeople(sessionId, message), restMs);
    return () => clearTimeout(timer);
  }, [sessionId, message]);
}

/** Asks about a message's people without an address, once; what is learned stands in the message that is shown by then. */
export async function identifyPeople(sessionId: string, message: Message): Promise<void> {
  const people = unknownPeople(message);
  if (asked.has(message) || people.length === 0) return;
  asked.add(message);
  const answer = await request('directory.identify', { sessionId, people });
  if (!answer.ok) return;
  const known = new Map(people.map((person, index) => [directoryKey(person), answer.value[index]]));
  const name = messageName(sessionId, message.itemId);
  const shown = messagesStore().messages.get(name);
  if (shown?.state !== 'loaded') return;
  messagesStore().change(sessionId, message.itemId, withKnown(shown.message, known));
  const changed = messagesStore().messages.get(name);
  if (changed?.state === 'loaded') asked.add(changed.message);
}

/** Each of those once whom the directory can be asked about and who have no address. */
function unknownPeople({ from, sender, replyTo, to, cc, bcc }: Message): Person[] {
  const everybody = [...[from, sender].flatMap((one) => one ?? []), ...replyTo, ...to, ...cc, ...bcc];
  const found = new Map<string, Person>();
  for (const person of everybody) {
    const key = hasAddress(person) ? null : directoryKey(person);
    if (key !== null && !found.has(key) && found.size < MOST) found.set(key, person);
  }
  return [...found.values()];
}

/** The name stays as this message has it: only the address is new. */
function withKnown(
  message: Message,
  known: ReadonlyMap<string | null, Person | undefined>,
): Partial<Message> {
  const whole = (person: Person): Person => {
    const entry = hasAddress(person) ? undefined : known.get(directoryKey(person));
    return entry === undefined ? person : { ...person, address: entry.address };
  };
  const { from, sender, replyTo, to, cc, bcc } = message;
  return {
    from: from === null ? null : whole(from),
    sender: sender === null ? null : whole(sender),
    replyTo: replyTo.map(whole),
    to: to.map(whole),
    cc: cc.map(whole),
    bcc: bcc.map(whole),
  };
}
