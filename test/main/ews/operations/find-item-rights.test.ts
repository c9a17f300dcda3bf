import { describe, expect, it } from 'vitest';
import { findItemRights } from '../../../../main/ews/operations/find-item-rights.ts';
import { compact, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const folders = [
  { by: 'name', name: 'inbox', mailbox: 'mary@contoso.test' },
  { by: 'id', folderId: 'AAMkAEmpty=' },
] as const;

describe('findItemRights', () => {
  it('asks for one item of each folder and its rights', async () => {
    const service = literalService(reply('find-item-rights'));
    await findItemRights(service, { folders });
    expect(sentBody(service)).toBe(
      compact(`
      <m:FindItem Traversal="Shallow">
        <m:ItemShape>
          <t:BaseShape>IdOnly</t:BaseShape>
          <t:AdditionalProperties><t:FieldURI FieldURI="item:EffectiveRights"/></t:AdditionalProperties>
        </m:ItemShape>
        <m:IndexedPageItemView MaxEntriesReturned="1" Offset="0" BasePoint="Beginning"/>
        <m:ParentFolderIds>
          <t:DistinguishedFolderId Id="inbox"><t:Mailbox><t:EmailAddress>mary@contoso.test</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>
          <t:FolderId Id="AAMkAEmpty="/>
        </m:ParentFolderIds>
      </m:FindItem>`),
    );
  });

  it('reads the rights on an item, and nothing for an empty folder', async () => {
    const found = valueOf(await findItemRights(literalService(reply('find-item-rights')), { folders }));
    expect(found).toEqual([
      {
        ok: true,
        value: {
          createAssociated: false,
          createContents: false,
          createHierarchy: false,
          delete: true,
          modify: true,
          read: true,
          viewPrivateItems: false,
        },
      },
      { ok: true, value: null },
    ]);
  });
});
