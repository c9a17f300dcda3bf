import { failed, success, type Result } from '../../../shared/result.ts';
import type { ItemReference } from '../../ews/elements/item-reference.ts';
import { cancelMeeting } from '../../ews/operations/cancel-meeting.ts';
import { createMeeting } from '../../ews/operations/create-meeting.ts';
import { createMessage } from '../../ews/operations/create-message.ts';
import { respondToMeeting } from '../../ews/operations/respond-to-meeting.ts';
import { inMailbox, type ThreadContext } from '../context.ts';
import { copyPlace, seenAs } from '../compose/send-options.ts';
import { writeMeetingChange } from '../calendar/write-meeting-change.ts';
import type { ContentOf, OutboxContent } from './content.ts';

/** The item that a write made or changed, where Exchange names one. */
export type Performed = ItemReference | null;

const RESPONSES = { Accept: 'accept', Tentative: 'tentative', Decline: 'decline' } as const;

/** Does one write, once: what it takes is in the content, and the marker goes onto whatever it makes. */
export async function perform(
  context: ThreadContext,
  content: OutboxContent,
  marker: string,
): Promise<Result<Performed>> {
  const { service } = context;
  switch (content.write) {
    case 'message':
      return await sendMessage(context, content, marker);
    case 'create-meeting': {
      const { meeting, notify, uid } = content;
      return await createMeeting(service, {
        folder: inMailbox(context, 'calendar'),
        meeting,
        notify,
        marker,
        uid,
      });
    }
    case 'update-meeting': {
      const { item, change } = content;
      return await writeMeetingChange(context, { item, change, notify: true, marker });
    }
    case 'cancel-meeting': {
      const { item, messageText } = content;
      const savedFolder = copyPlace(context).folder;
      return await cancelMeeting(service, { item, how: 'cancel', messageText, savedFolder });
    }
    case 'answer-meeting': {
      const { item, answer, messageText } = content;
      const savedFolder = copyPlace(context).folder;
      const response = RESPONSES[answer];
      const asked = { item, response, messageText, notify: true, proposed: null, savedFolder };
      return await respondToMeeting(service, asked);
    }
  }
}

async function sendMessage(
  context: ThreadContext,
  { letter, threading }: ContentOf<'message'>,
  marker: string,
): Promise<Result<null>> {
  const sent = await createMessage(context.service, {
    message: {
      // One's own name is put in by the server, and so is the impersonated owner's.
      from: letter.mode === 'own' ? null : seenAs(context, letter.mode).from,
      to: letter.to,
      cc: letter.cc,
      bcc: letter.bcc,
      subject: letter.subject,
      body: { type: 'text', content: letter.bodyText },
      inReplyTo: threading?.inReplyTo ?? null,
      references: threading?.references ?? null,
      marker,
    },
    disposition: 'SendAndSaveCopy',
    savedFolder: copyPlace(context).folder,
  });
  return sent.ok ? success(null) : failed(sent.failure);
}
