import { readDateTime, writeDateTime } from '../schema/date-time.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { declarations } from '../soap/response.ts';
import type { OofSettings } from '../store/settings.ts';
import { child, childText, descend } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element, textElement } from '../xml/write.ts';
import type { Call } from './call.ts';
import { ownedMailbox } from './owned-mailbox.ts';
import { writeResponseMessage } from './single-response.ts';

const day = 86_400_000;

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getuseroofsettings-operation>. */
export function getUserOofSettings(call: Call): Outcome<string> {
  const mailbox = ownedMailbox(call, childText(child(call.request, 'Mailbox'), 'Address'));
  const message = writeResponseMessage(call, mailbox);
  const settings = mailbox.ok
    ? element('t:OofSettings', writeOof(call, mailbox.value.settings.oof)) +
      element('m:AllowExternalOof', 'All')
    : '';
  return done(element('m:GetUserOofSettingsResponse', message + settings, declarations));
}

/**
 * A change starts the replies anew: everybody is told once more.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/setuseroofsettings-operation>.
 */
export function setUserOofSettings(call: Call): Outcome<string> {
  const mailbox = ownedMailbox(call, childText(child(call.request, 'Mailbox'), 'Address'));
  const settings = mailbox.ok ? readOof(call, child(call.request, 'UserOofSettings')) : mailbox;
  if (mailbox.ok && settings.ok) {
    mailbox.value.settings.oof = settings.value;
    mailbox.value.settings.replied.clear();
  }
  return done(element('m:SetUserOofSettingsResponse', writeResponseMessage(call, settings), declarations));
}

/** Whether automatic replies go out at an instant. */
export function isOutOfOffice({ state, duration }: OofSettings, now: number): boolean {
  if (state !== 'Scheduled') return state === 'Enabled';
  return duration !== undefined && now >= duration.from && now < duration.to;
}

/** Exchange always gives a duration: tomorrow, where none was set. */
function writeOof(call: Call, oof: OofSettings): string {
  const tomorrow = Math.ceil(call.store.clock.now() / day) * day;
  const { from, to } = oof.duration ?? { from: tomorrow, to: tomorrow + day };
  return (
    element('t:OofState', oof.state) +
    element('t:ExternalAudience', oof.audience) +
    writeDuration(from, to) +
    writeReply('t:InternalReply', oof.internalReply) +
    writeReply('t:ExternalReply', oof.externalReply)
  );
}

/** t:Duration. */
export function writeDuration(from: number, to: number): string {
  return element(
    't:Duration',
    element('t:StartTime', writeDateTime(from)) + element('t:EndTime', writeDateTime(to)),
  );
}

/** t:ReplyBody under a name. */
export function writeReply(name: string, text: string): string {
  return element(name, textElement('t:Message', text), { 'xml:lang': 'en-US' });
}

function readOof(call: Call, node: XmlNode | undefined): Outcome<OofSettings> {
  const state = (childText(node, 'OofState')?.trim() ?? 'Disabled') as OofSettings['state'];
  const time = (name: string) => readDateTime(childText(child(node, 'Duration'), name) ?? '', call.timeZone);
  const [from, to] = [time('StartTime'), time('EndTime')];
  const hasDuration = from !== undefined && to !== undefined;
  if (state === 'Scheduled' && (!hasDuration || to <= from || to <= call.store.clock.now()))
    return refuse(
      'ErrorInvalidScheduledOofDuration',
      'The duration must end after it starts, and not in the past.',
    );
  return done({
    state,
    audience: (childText(node, 'ExternalAudience')?.trim() ?? 'All') as OofSettings['audience'],
    duration: hasDuration ? { from, to } : undefined,
    internalReply: descend(node, 'InternalReply', 'Message')?.text ?? '',
    externalReply: descend(node, 'ExternalReply', 'Message')?.text ?? '',
  });
}
