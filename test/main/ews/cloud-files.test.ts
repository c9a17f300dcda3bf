import { expect, test } from 'vitest';
import { readAttachments } from '../../../main/ews/elements/read-attachment.ts';
import type { XmlElement } from '../../../main/ews/xml/xml-element.ts';

const element = (
  name: string,
  inside: readonly XmlElement[] | string,
  attributes: readonly string[] = [],
): XmlElement => ({
  name,
  attributes,
  children: typeof inside === 'string' ? [] : inside,
  text: typeof inside === 'string' ? inside : '',
});
const reference = (id: string, path: string) =>
  element('ReferenceAttachment', [
    element('AttachmentId', '', ['Id', id]),
    element('Name', 'Budget 2027.xlsx'),
    element('AttachLongPathName', path),
  ]);

test('a file in a cloud store is listed with the link that leads to it, and without one where no browser would open it', () => {
  const read = readAttachments(
    element('Attachments', [
      reference('a', 'file:///etc/passwd'),
      reference('b', 'https://contoso.test/sites/finance/Budget.xlsx'),
    ]),
  );
  expect(read.attachments).toMatchObject([{ kind: 'link' }, { kind: 'link', link: 0 }]);
  expect(read.attachments[0]?.link).toBeUndefined();
  expect(read.links).toEqual([
    {
      index: 0,
      href: 'https://contoso.test/sites/finance/Budget.xlsx',
      host: 'contoso.test',
      scheme: 'https',
    },
  ]);
});
