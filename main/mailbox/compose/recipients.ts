import type { Person } from '../../../shared/model/identity.ts';
import type { Message } from '../../../shared/model/message.ts';
import { distinctPeople, isAt, peopleBeside } from '../../../shared/same-person.ts';
import type { Letter } from './letter.ts';

/**
 * Whom an answer goes to. Reply-To before From (RFC 5322, 3.6.2). An answer to a mail of this mailbox's own goes to those
 * whom that went to; an answer to all leaves out the mailbox that answers. Only who is the same for certain is taken for
 * one or left out: somebody without an address stays, so that whoever sends sees them and decides.
 */
export function recipientsOf(
  kind: Letter['kind'],
  original: Pick<Message, 'from' | 'sender' | 'replyTo' | 'to' | 'cc'>,
  mailbox: string,
): { to: Person[]; cc: Person[] } {
  if (kind === 'new' || kind === 'forward') return { to: [], cc: [] };
  const author = original.from ?? original.sender;
  const answered = original.replyTo.length > 0 ? original.replyTo : author === null ? [] : [author];
  const self = [{ address: mailbox }];
  const others = (people: readonly Person[]): Person[] => peopleBeside(distinctPeople(people), self);
  const isOwn = answered.length > 0 && answered.every((person) => isAt(person, mailbox));
  if (kind === 'reply') {
    const to = isOwn ? others(original.to) : distinctPeople(answered);
    // A note to oneself is answered to oneself.
    return { to: to.length > 0 ? to : distinctPeople(answered), cc: [] };
  }
  const to = others(isOwn ? original.to : [...answered, ...original.to]);
  const cc = peopleBeside(others(original.cc), to);
  return to.length + cc.length > 0 ? { to, cc } : { to: distinctPeople(answered), cc: [] };
}
