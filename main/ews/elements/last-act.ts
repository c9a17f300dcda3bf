import type { MessageRow } from '../../../shared/model/message.ts';
import { element, type Xml } from '../xml/xml.ts';
import { attribute, child, childText, type XmlElement } from '../xml/xml-element.ts';

/** PidTagLastVerbExecuted: the last thing that somebody did with a message. */
const TAG = 0x1081;

/**
 * Names the property that says whether a message was answered or forwarded. Exchange keeps it with the message, so that it
 * is the same in every program and for everybody who works in the mailbox.
 * https://learn.microsoft.com/en-us/office/client-developer/outlook/mapi/pidtaglastverbexecuted-canonical-property
 */
export const lastActProperty: Xml = element('t:ExtendedFieldURI', null, {
  PropertyTag: `0x${TAG.toString(16)}`,
  PropertyType: 'Integer',
});

/** The verbs of NOTEIVERB_REPLYTOSENDER, NOTEIVERB_REPLYTOALL and NOTEIVERB_FORWARD. */
const VERBS: Readonly<Record<string, MessageRow['lastAct']>> = {
  '102': 'answered',
  '103': 'answered',
  '104': 'forwarded',
};

/** Reads an `ExtendedProperty`; undefined for any other property and any other act. Servers write tags in both cases. */
export function readLastAct(property: XmlElement): MessageRow['lastAct'] {
  const tag = attribute(child(property, 'ExtendedFieldURI'), 'PropertyTag') ?? '';
  return Number(tag) === TAG ? VERBS[childText(property, 'Value')?.trim() ?? ''] : undefined;
}
