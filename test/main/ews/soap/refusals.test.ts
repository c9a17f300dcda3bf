import { describe, expect, it } from 'vitest';
import { deleteItem } from '../../../../main/ews/operations/delete-item.ts';
import { getFolder } from '../../../../main/ews/operations/get-folder.ts';
import { failureOf, literalService, reply, valueOf } from '../literal-service.ts';

const folders = [{ by: 'name', name: 'inbox', mailbox: 'mary@contoso.test' }] as const;
const items = [{ itemId: 'AAMkA=', changeKey: 'CQAA' }];

describe('what a server says no with', () => {
  it('reads the code of an Exchange fault and keeps its sentence', async () => {
    const result = await getFolder(literalService(reply('fault-exchange')), { folders });
    expect(failureOf(result)).toMatchObject({
      kind: 'response-code',
      code: 'ErrorImpersonateUserDenied',
      serverText: 'The account does not have permission to impersonate the requested user.',
    });
  });

  it('names the folder that was refused in the command it advises', async () => {
    const service = literalService(reply('get-folder').replace('ErrorItemNotFound', 'ErrorAccessDenied'));
    const all = ['inbox', 'calendar', 'tasks'] as const;
    const results = valueOf(
      await getFolder(service, {
        folders: all.map((name) => ({ by: 'name', name, mailbox: 'mary@contoso.test' })),
      }),
    );
    expect(JSON.stringify(failureOf(results[1]))).toContain('mary@contoso.test:\\\\Calendar');
  });

  it('reads the bare code of a fault that came with status 200 and no detail', async () => {
    const result = await getFolder(literalService(reply('fault-bare')), { folders });
    expect(failureOf(result)).toMatchObject({
      kind: 'response-code',
      code: 'ErrorCannotFindUser',
      serverText: 'E-3012: cannot find user',
    });
  });

  it('reads a busy fault with its back-off, white space around the code included', async () => {
    const result = await getFolder(literalService(reply('fault-busy')), { folders });
    expect(failureOf(result)).toEqual({
      kind: 'server-busy',
      host: 'mail.contoso.test',
      retryAfterMs: 297_749,
    });
  });

  it('reads a busy fault without a hint, or with a useless one, as busy for an unknown time', async () => {
    for (const hint of ['', '0', '-5', 'soon', '99999999999']) {
      const text = reply('fault-busy').replace('297749', hint);
      const result = await getFolder(literalService(text), { folders });
      expect(failureOf(result)).toEqual({
        kind: 'server-busy',
        host: 'mail.contoso.test',
        retryAfterMs: null,
      });
    }
  });

  it('finds a busy server beneath an internal error of one item', async () => {
    const service = literalService(reply('delete-item-busy'));
    const results = valueOf(await deleteItem(service, { items, deleteType: 'HardDelete' }));
    expect(failureOf(results[0])).toEqual({
      kind: 'server-busy',
      host: 'mail.contoso.test',
      retryAfterMs: 4500,
    });
  });

  it('prefers the inner code where the outer one says nothing', async () => {
    const text = reply('delete-item-busy').replace('>ErrorServerBusy<', '>ErrorQuotaExceededOnDelete<');
    const results = valueOf(await deleteItem(literalService(text), { items, deleteType: 'HardDelete' }));
    expect(failureOf(results[0])).toMatchObject({
      kind: 'response-code',
      code: 'ErrorQuotaExceededOnDelete',
    });
  });

  it('reads every stale change key as a conflict', async () => {
    for (const code of ['ErrorIrresolvableConflict', 'ErrorStaleObject', 'ErrorChangeKeyRequired']) {
      const text = reply('delete-item-busy')
        .replace('ErrorInternalServerError', code)
        .replace('>ErrorServerBusy<', '><');
      const results = valueOf(await deleteItem(literalService(text), { items, deleteType: 'HardDelete' }));
      expect(failureOf(results[0])).toEqual({ kind: 'conflict', code });
    }
  });

  it('calls a fault without any code an internal error', async () => {
    const text = reply('fault-bare').replace(/<faultcode>[^]*<\/faultstring>/u, '');
    const result = await getFolder(literalService(text), { folders });
    expect(failureOf(result)).toMatchObject({ kind: 'response-code', code: 'ErrorInternalServerError' });
  });

  it('says that the outcome of a write is unknown when its answer cannot be read, and never of a read', async () => {
    const cut = reply('delete-item').slice(0, 900);
    const write = await deleteItem(literalService(cut), { items, deleteType: 'HardDelete' });
    const read = await getFolder(literalService(cut), { folders });
    expect(failureOf(write)).toEqual({ kind: 'outcome-unknown', operation: 'DeleteItem' });
    expect(failureOf(read)).toEqual({ kind: 'reply-truncated', host: 'mail.contoso.test' });
  });

  it('refuses a reply to another operation', async () => {
    const result = await getFolder(literalService(reply('find-folder')), { folders });
    expect(failureOf(result)).toEqual({
      kind: 'reply-refused',
      host: 'mail.contoso.test',
      reason: 'unexpected',
    });
  });
});
