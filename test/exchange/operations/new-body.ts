import { body } from '../schema/codec.ts';
import type { Body } from '../schema/codec.ts';
import { child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';

/** The text that a client put on a response object: NewBodyContent, or Body on answers to meetings. */
export function newBody(node: XmlNode): Body | undefined {
  const given = child(node, 'NewBodyContent') ?? child(node, 'Body');
  return given ? body.read(given, { timeZone: 'UTC' }) : undefined;
}
