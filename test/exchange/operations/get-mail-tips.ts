import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeSuccess } from '../soap/response.ts';
import { mailboxOf, membersOf, recipientOf } from '../store/store.ts';
import { child, childText } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { writeAddress } from './directory.ts';
import { writeSingle } from './single-response.ts';
import { isOutOfOffice, writeDuration, writeReply } from './user-oof-settings.ts';

/** Size above which a message is refused, in bytes: 35 MB, the default of Exchange Server. */
const largestMessage = 36_700_160;

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getmailtips-operation>. */
export function getMailTips(call: Call): Outcome<string> {
  const sender = childText(child(call.request, 'SendingAs'), 'EmailAddress')?.trim() ?? '';
  if (!mailboxOf(call.store, sender))
    return done(writeSingle(call, refuse('ErrorInvalidSmtpAddress', 'The sender has no mailbox.')));
  const asked = (childText(call.request, 'MailTipsRequested') ?? 'All').trim().split(/\s+/);
  const recipients = child(call.request, 'Recipients')?.children ?? [];
  const messages = recipients.map((one) => {
    const tips = tipsFor(call, childText(one, 'EmailAddress')?.trim() ?? '', (name) =>
      asked.some((word) => word === 'All' || word === name),
    );
    return writeSuccess('m:MailTipsResponseMessageType', element('m:MailTips', tips));
  });
  return done(writeSingle(call, done(element('m:ResponseMessages', messages.join('')))));
}

function tipsFor(call: Call, address: string, wants: (name: string) => boolean): string {
  const { store } = call;
  const mailbox = mailboxOf(store, address);
  const group = store.groups.get(address.toLowerCase());
  const isInside = address.toLowerCase().endsWith(`@${store.domain}`);
  const tip = (name: string, label: string, value: boolean | number | undefined) =>
    wants(name) && value !== undefined ? element(`t:${label}`, String(value)) : '';
  const members = group ? membersOf(store, address) : undefined;
  const outside = members?.filter((one) => !one.endsWith(`@${store.domain}`)).length;
  return (
    writeAddress(store, 't:RecipientAddress', recipientOf(store, address)) +
    element('t:PendingMailTips', '') +
    (wants('OutOfOfficeMessage') && mailbox ? writeOutOfOffice(call, address) : '') +
    tip('MailboxFullStatus', 'MailboxFull', mailbox ? false : undefined) +
    tip('TotalMemberCount', 'TotalMemberCount', members?.length) +
    tip('ExternalMemberCount', 'ExternalMemberCount', outside ?? (isInside ? undefined : 1)) +
    tip('MaxMessageSize', 'MaxMessageSize', isInside ? largestMessage : undefined) +
    tip('DeliveryRestriction', 'DeliveryRestricted', false) +
    tip('ModerationStatus', 'IsModerated', false) +
    tip('InvalidRecipient', 'InvalidRecipient', isInside && !mailbox && !group)
  );
}

/** The reply that the sender would get, or an empty one while the recipient is there. */
function writeOutOfOffice(call: Call, address: string): string {
  const oof = mailboxOf(call.store, address)?.settings.oof;
  const isOut = oof !== undefined && isOutOfOffice(oof, call.store.clock.now());
  const reply = writeReply('t:ReplyBody', isOut ? oof.internalReply : '');
  const duration = isOut && oof.duration ? writeDuration(oof.duration.from, oof.duration.to) : '';
  return element('t:OutOfOffice', reply + duration);
}
