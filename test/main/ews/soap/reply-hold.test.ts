import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../shared/failure.ts';
import { getAttachment } from '../../../../main/ews/operations/get-attachment.ts';
import { getFolder } from '../../../../main/ews/operations/get-folder.ts';
import { getMessage } from '../../../../main/ews/operations/get-message.ts';
import { findByMarker } from '../../../../main/ews/operations/find-by-marker.ts';
import { updateItem } from '../../../../main/ews/operations/update-item.ts';
import type { EwsService } from '../../../../main/ews/service.ts';
import { literalService } from '../literal-service.ts';

const THEIRS = 'aaaaaaab-0000-1111-2222-333333333333';
const OWN = 'bbbbbbbc-0000-1111-2222-333333333333';

/** An id of Exchange's form. */
function idIn(mailbox: string, name: string, isPacked = false): string {
  const head = Buffer.concat([Buffer.from([3, 36, 0]), Buffer.from(mailbox), Buffer.from([0, 4, 0])]);
  const bytes = Buffer.concat([head, Buffer.from(name.padEnd(20))]);
  return Buffer.concat([Buffer.from([isPacked ? 1 : 0]), isPacked ? packed(bytes) : bytes]).toString(
    'base64',
  );
}

/** Runs of equal bytes are written as two of them and the number of the others. */
function packed(bytes: Buffer): Buffer {
  const out: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    let length = 1;
    while (bytes[at + length] === byte) length += 1;
    out.push(byte);
    if (length > 1) out.push(byte, length - 2);
    at += length;
  }
  return Buffer.from(out);
}

function replyOf(operation: string, messages: readonly string[]): string {
  const all = messages.map(
    (inside) =>
      `<m:${operation}ResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>${inside}</m:${operation}ResponseMessage>`,
  );
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><s:Body><m:${operation}Response><m:ResponseMessages>${all.join('')}</m:ResponseMessages></m:${operation}Response></s:Body></s:Envelope>`;
}

const item = (id: string, more = ''): string =>
  `<m:Items><t:Message><t:ItemId Id="${id}" ChangeKey="c"/>${more}</t:Message></m:Items>`;

const found = (mailbox: string): string =>
  `<m:RootFolder TotalItemsInView="1" IncludesLastItemInRange="true"><t:Items><t:Message><t:ItemId Id="${idIn(mailbox, 'm')}" ChangeKey="c"/></t:Message></t:Items></m:RootFolder>`;

function held(text: string, mailbox: string | null = THEIRS): EwsService & { readonly refused: Failure[] } {
  const refused: Failure[] = [];
  const onRefused = (_operation: string, failure: Failure): void => void refused.push(failure);
  return { ...literalService(text), refused, heldTo: { mailbox: () => mailbox, own: () => OWN, onRefused } };
}

async function kinds(answer: Promise<{ readonly ok: boolean }>): Promise<string> {
  const result = (await answer) as { readonly ok: boolean; readonly failure?: Failure };
  return result.ok ? 'ok' : (result.failure?.kind ?? '');
}

describe('a reply about one item', () => {
  it('is taken for the item that was asked for, packed or not, and for no other', async () => {
    const asked = idIn(THEIRS, 'aab');
    const ask = async (answered: string): Promise<string> =>
      await kinds(getMessage(held(replyOf('GetItem', [item(answered)])), { itemIds: [asked] }));
    expect(await ask(asked)).toBe('ok');
    expect(idIn(THEIRS, 'aab', true)).not.toBe(asked);
    expect(await ask(idIn(THEIRS, 'aab', true))).toBe('ok');
    expect(await ask(idIn(THEIRS, 'aac'))).toBe('wrong-item');
    expect(await ask(idIn(OWN, 'aab'))).toBe('wrong-mailbox');
  });

  it('is compared letter by letter where ids do not tell their mailbox', async () => {
    const itemIds = ['a<1>&"'];
    const ask = async (answered: string): Promise<string> =>
      await kinds(getMessage(held(replyOf('GetItem', [item(answered)]), null), { itemIds }));
    expect(await ask('a&lt;1&gt;&amp;&quot;')).toBe('ok');
    expect(await ask('A&lt;1&gt;&amp;&quot;')).toBe('wrong-item');
  });

  it('is refused whole when a batch comes in another order', async () => {
    const ids = ['one', 'two', 'three'];
    const ask = async (order: readonly string[]): Promise<string> => {
      const text = replyOf(
        'GetItem',
        order.map((id) => item(id)),
      );
      return await kinds(getMessage(held(text), { itemIds: ids }));
    };
    expect(await ask(ids)).toBe('ok');
    expect(await ask(['two', 'one', 'three'])).toBe('wrong-item');
    expect(await ask(['one', 'one', 'three'])).toBe('wrong-item');
  });

  it('may name people who are in contacts of another mailbox', async () => {
    const asked = idIn(THEIRS, 'a');
    const people = `<t:ToRecipients><t:Mailbox><t:Name>Us</t:Name><t:ItemId Id="${idIn(OWN, 'list')}" ChangeKey="c"/></t:Mailbox></t:ToRecipients>`;
    const service = held(replyOf('GetItem', [item(asked, people)]));
    expect(await kinds(getMessage(service, { itemIds: [asked] }))).toBe('ok');
  });
});

describe('other replies', () => {
  it('are held to the attachment asked for', async () => {
    const text = replyOf('GetAttachment', [
      '<m:Attachments><t:FileAttachment><t:AttachmentId Id="two"/><t:Name>a</t:Name><t:Content>YQ==</t:Content></t:FileAttachment></m:Attachments>',
    ]);
    const ask = async (attachmentId: string): Promise<string> =>
      await kinds(getAttachment(held(text), { attachmentId, maxBytes: 10 }));
    expect(await ask('two')).toBe('ok');
    expect(await ask('one')).toBe('wrong-item');
  });

  it('are held to the folder asked for, by its id and by its name', async () => {
    const folder = `<m:Folders><t:Folder><t:FolderId Id="${idIn(THEIRS, 'f')}" ChangeKey="c"/><t:DistinguishedFolderId>inbox</t:DistinguishedFolderId></t:Folder></m:Folders>`;
    const ask = async (name: 'inbox' | 'sentitems'): Promise<string> =>
      await kinds(
        getFolder(held(replyOf('GetFolder', [folder])), {
          folders: [{ by: 'name', name, mailbox: 'mary@contoso.test' }],
        }),
      );
    expect(await ask('inbox')).toBe('ok');
    expect(await ask('sentitems')).toBe('wrong-item');
    const byId = { folders: [{ by: 'id', folderId: idIn(THEIRS, 'g') }] } as const;
    expect(await kinds(getFolder(held(replyOf('GetFolder', [folder])), byId))).toBe('wrong-item');
  });

  it('may be of one’s own mailbox only in the place where the request names that', async () => {
    const folders = ['mary@contoso.test', 'rob@contoso.test'].map(
      (mailbox) => ({ by: 'name', name: 'sentitems', mailbox }) as const,
    );
    const ask = async (mailboxes: readonly string[]): Promise<string> =>
      await kinds(findByMarker(held(replyOf('FindItem', mailboxes.map(found))), { marker: 'm', folders }));
    expect(await ask([THEIRS, OWN])).toBe('ok');
    expect(await ask([OWN, OWN])).toBe('wrong-mailbox');
    expect(await ask([THEIRS, THEIRS])).toBe('wrong-mailbox');
  });

  it('to a write leave open what was done, and say why', async () => {
    const service = held(replyOf('UpdateItem', [item('other')]));
    const answer = await updateItem(service, {
      changes: [
        { item: { itemId: 'one', changeKey: 'c' }, kind: 't:Message', change: { importance: 'High' } },
      ],
    });
    expect(answer).toEqual({
      ok: false,
      failure: { kind: 'outcome-unknown', operation: 'UpdateItem', because: 'wrong-item' },
    });
    expect(service.refused).toEqual([{ kind: 'wrong-item', host: 'mail.contoso.test' }]);
  });
});
