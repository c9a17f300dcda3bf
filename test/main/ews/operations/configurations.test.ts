import { describe, expect, it } from 'vitest';
import {
  readCategoryList,
  writeCategoryList,
  type CategoryList,
} from '../../../../main/ews/elements/category-list.ts';
import { createUserConfiguration } from '../../../../main/ews/operations/create-user-configuration.ts';
import { getUserConfiguration } from '../../../../main/ews/operations/get-user-configuration.ts';
import { updateUserConfiguration } from '../../../../main/ews/operations/update-user-configuration.ts';
import { failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const name = {
  name: 'CategoryList',
  folder: { by: 'name', name: 'calendar', mailbox: 'mary@contoso.test' },
} as const;

describe('a configuration', () => {
  it('is read whole: dictionary in order, XML as bytes', async () => {
    const configuration = valueOf(
      await getUserConfiguration(literalService(reply('get-user-configuration')), name),
    );
    expect(configuration.dictionary).toEqual([
      { key: { type: 'String', texts: ['OLPrefsVersion'] }, value: { type: 'Integer32', texts: ['1'] } },
      { key: { type: 'String', texts: ['Names'] }, value: { type: 'StringArray', texts: ['b', 'a'] } },
      { key: { type: 'String', texts: ['Nothing'] }, value: null },
    ]);
    expect(configuration.binary).toBeNull();
    expect(Buffer.from(configuration.xml ?? []).toString('utf8')).toMatch(/^<\?xml version="1\.0"\?>/u);
  });

  it('is made and changed as a write, and refused with the code of the server', async () => {
    const content = { dictionary: null, xml: Buffer.from('<categories/>'), binary: null };
    for (const [operation, run] of [
      ['CreateUserConfiguration', createUserConfiguration],
      ['UpdateUserConfiguration', updateUserConfiguration],
    ] as const) {
      const done = reply('delete-item')
        .replaceAll('DeleteItem', operation)
        .replaceAll(
          /<m:[A-Za-z]*ResponseMessage ResponseClass="Error">[^]*?<\/m:[A-Za-z]*ResponseMessage>/gu,
          '',
        );
      const service = literalService(done);
      expect(await run(service, { name, content })).toEqual({ ok: true, value: null });
      expect(service.transport.requests[0]).toMatchObject({ operation, intent: 'write' });
      expect(sentBody(service)).toContain(
        '</t:UserConfigurationName><t:XmlData>PGNhdGVnb3JpZXMvPg==</t:XmlData>',
      );
      expect(failureOf(await run(literalService(reply('fault-exchange')), { name, content }))).toMatchObject({
        kind: 'response-code',
      });
    }
  });
});

async function read(): Promise<CategoryList> {
  const configuration = valueOf(
    await getUserConfiguration(literalService(reply('get-user-configuration')), name),
  );
  return valueOf(readCategoryList(configuration.xml ?? new Uint8Array(), 'mail.contoso.test'));
}

describe('the list of categories', () => {
  it('gives names and colours, a colour that is none as none, and no entry without a name', async () => {
    expect((await read()).entries).toMatchObject([
      { name: 'Board & bank', color: 0, guid: '{2B7FC69C-7046-44A2-8FF3-007D7467DC82}' },
      { name: 'Odd', color: -1 },
    ]);
  });

  it('is written with what Outlook keeps of each entry, and hostile names as names', async () => {
    const list = await read();
    const [first] = list.entries;
    if (first === undefined) throw new Error('no entry');
    const bytes = writeCategoryList({
      ...list,
      entries: [first, { ...first, name: '"/><evil a="', color: 24, attributes: [] }],
    });
    expect(Buffer.from(bytes).toString('utf8')).toBe(
      '<?xml version="1.0"?>\r\n<categories default="Red Category" lastSavedSession="3" lastSavedTime="2026-03-01T10:00:00.000" xmlns="CategoryList.xsd">' +
        '<category name="Board &amp; bank" color="0" keyboardShortcut="2" usageCount="7" guid="{2B7FC69C-7046-44A2-8FF3-007D7467DC82}" renameOnFirstUse="0"/>' +
        '<category name="&quot;/&gt;&lt;evil a=&quot;" color="24" guid="{2B7FC69C-7046-44A2-8FF3-007D7467DC82}"/></categories>',
    );
    expect(valueOf(readCategoryList(bytes, 'mail.contoso.test')).entries.map((each) => each.name)).toEqual([
      'Board & bank',
      '"/><evil a="',
    ]);
  });

  it.each([
    ['<!DOCTYPE categories [<!ENTITY a "b">]><categories/>', { kind: 'reply-refused', reason: 'doctype' }],
    ['<categories><category name="a"/>', { kind: 'reply-truncated' }],
    ['<categories/><categories/>', { kind: 'reply-refused', reason: 'malformed' }],
    ['<html/>', { kind: 'reply-refused', reason: 'unexpected' }],
    ['<categories>'.repeat(40), { kind: 'reply-refused', reason: 'too-deep' }],
    [`<categories>${'<category/>'.repeat(30_000)}</categories>`, { kind: 'reply-refused' }],
    ['', { kind: 'reply-truncated' }],
    ['<categories name="\uD800"/>', { kind: 'reply-refused', reason: 'malformed' }],
  ])('is distrusted (%#)', (document, failure) => {
    const bytes = document.includes('\uD800') ? Buffer.from([0x3c, 0xff, 0xfe]) : Buffer.from(document);
    expect(failureOf(readCategoryList(bytes, 'mail.contoso.test'))).toMatchObject(failure);
  });
});
