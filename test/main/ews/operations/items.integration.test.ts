import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ItemReference } from '../../../../main/ews/elements/item-reference.ts';
import type { EwsService } from '../../../../main/ews/service.ts';
import { createAttachment } from '../../../../main/ews/operations/create-attachment.ts';
import { createMessage } from '../../../../main/ews/operations/create-message.ts';
import { createReply } from '../../../../main/ews/operations/create-reply.ts';
import { deleteAttachment } from '../../../../main/ews/operations/delete-attachment.ts';
import { findByMarker } from '../../../../main/ews/operations/find-by-marker.ts';
import { findItem } from '../../../../main/ews/operations/find-item.ts';
import { getAttachment } from '../../../../main/ews/operations/get-attachment.ts';
import { getMessage } from '../../../../main/ews/operations/get-message.ts';
import { getMime } from '../../../../main/ews/operations/get-mime.ts';
import { updateDraft } from '../../../../main/ews/operations/update-draft.ts';
import { updateItem } from '../../../../main/ews/operations/update-item.ts';
import type { Message } from '../../../../shared/model/message.ts';
import type { Result } from '../../../../shared/result.ts';
import { failureOf, valueOf } from '../literal-service.ts';
import { ana, folderOf, jun, mary, startSampleOffice, support, type SampleOffice } from './sample-office.ts';
import { anyCase } from '../../../support/any-case.ts';

let office: SampleOffice;
let service: EwsService;

beforeAll(async () => {
  office = await startSampleOffice();
  service = office.open(mary, mary, 'own');
});

afterAll(async () => {
  await office.stop();
});

/** The only value of a batch of one. */
function only<T>(results: readonly Result<T>[]): T {
  const [first] = results;
  if (first?.ok !== true || results.length > 1) throw new Error(JSON.stringify(results));
  return first.value;
}

async function messageOf(from: EwsService, itemId: string): Promise<Message> {
  return only(valueOf(await getMessage(from, { itemIds: [itemId] }))).message;
}

async function draft(from: EwsService, mailbox: string, marker: string): Promise<ItemReference> {
  const saved = valueOf(
    await createMessage(from, {
      message: {
        from: { name: '', address: mailbox },
        to: [{ name: 'Mary', address: mary }],
        cc: [],
        bcc: [],
        subject: 'Draft',
        body: { type: 'text', content: 'First' },
        inReplyTo: null,
        references: null,
        marker,
      },
      disposition: 'SaveOnly',
      savedFolder: folderOf(mailbox, 'drafts'),
    }),
  );
  if (saved === null) throw new Error('no draft');
  return saved;
}

describe('drafts, answers and attachments of the sample Exchange', () => {
  it('attaches files to a draft, reads them back, takes one off and gets the whole as MIME', async () => {
    const item = await draft(service, mary, 'marker-attach');
    const bytes = new Uint8Array(70_000).map((_, index) => index % 251);
    const files = [
      { name: 'Plan & <notes>.bin', contentType: 'application/octet-stream', bytes, contentId: null },
      { name: 'dot.png', contentType: 'image/png', bytes: bytes.subarray(10, 20), contentId: 'dot' },
    ];
    const created = valueOf(await createAttachment(service, { item, files }));
    const [first, second] = created.map((each) => valueOf(each));
    if (first === undefined || second === undefined) throw new Error('no attachments');
    const before = await messageOf(service, item.itemId);
    expect(before.changeKey).toBe(second.item?.changeKey);
    expect(before.attachments).toMatchObject([
      { attachmentId: first.attachmentId, size: 70_000, isInline: false },
      { attachmentId: second.attachmentId, name: 'dot.png', isInline: true, contentId: 'dot' },
    ]);
    for (const [each, file] of [
      [first, bytes],
      [second, bytes.subarray(10, 20)],
    ] as const) {
      const content = valueOf(
        await getAttachment(service, { attachmentId: each.attachmentId, maxBytes: 100_000 }),
      );
      expect(Buffer.compare(content.bytes, file)).toBe(0);
    }
    const [taken, gone] = valueOf(
      await deleteAttachment(service, { attachmentIds: [second.attachmentId, second.attachmentId] }),
    );
    expect(failureOf(gone)).toMatchObject({ code: 'ErrorItemNotFound' });
    const after = await messageOf(service, item.itemId);
    expect(taken).toEqual({ ok: true, value: { itemId: item.itemId, changeKey: after.changeKey } });
    expect(after.attachments.map(({ attachmentId }) => attachmentId)).toEqual([first.attachmentId]);
    const mime = valueOf(await getMime(service, { itemId: item.itemId, maxBytes: 1_000_000 }));
    const [headers] = Buffer.from(mime.bytes).toString('latin1').split('\r\n\r\n');
    expect(headers).toContain('\r\nSubject: Draft\r\n');
    expect(failureOf(await getMime(service, { itemId: item.itemId, maxBytes: 1000 }))).toMatchObject({
      kind: 'reply-too-large',
    });
  });

  it('changes a draft field by field, adds to it, refuses a stale one, and sends it once with its marker', async () => {
    const shared = office.open(ana, support, 'delegate');
    const item = await draft(shared, support, 'marker-draft');
    const people = [{ name: 'Jun', address: jun }];
    const changed = valueOf(
      await updateDraft(shared, {
        item,
        change: {
          subject: 'Figures & <more>',
          added: { to: people },
          cc: [{ name: '', address: ana }],
          appendedBody: { type: 'text', content: ' and last' },
          importance: 'High',
        },
        send: null,
      }),
    );
    if (changed === null) throw new Error('no draft');
    expect(await messageOf(shared, item.itemId)).toMatchObject({
      subject: 'Figures & <more>',
      to: [{ address: anyCase(mary) }, { address: anyCase(jun) }],
      cc: [{ address: anyCase(ana) }],
      body: { content: 'First and last' },
      importance: 'High',
      isDraft: true,
    });
    const stale = await updateDraft(shared, { item, change: { subject: 'Stale' }, send: null });
    expect(failureOf(stale)).toMatchObject({ kind: 'conflict' });
    const sent = folderOf(support, 'sentitems');
    const before = office.submissions().length;
    const result = await updateDraft(shared, {
      item: changed,
      change: { cc: [], marker: 'marker-sent-draft' },
      send: { savedFolder: sent },
    });
    expect(result).toEqual({ ok: true, value: null });
    const submissions = office.submissions().slice(before);
    expect(submissions).toMatchObject([
      { from: support, sender: ana, subject: 'Figures & <more>', recipients: [mary, jun] },
    ]);
    const copies = only(
      valueOf(await findByMarker(shared, { marker: 'marker-sent-draft', folders: [sent] })),
    );
    expect(copies).toHaveLength(1);
  });

  it('makes drafts of a reply, a reply to all and a forward, sends none of them, and sends one when told to', async () => {
    const page = valueOf(await findItem(service, { folder: folderOf(mary, 'inbox'), offset: 0, limit: 30 }));
    const row = page.rows.find(({ row: each }) => each.itemClass === 'IPM.Note')?.row;
    if (row === undefined) throw new Error('no mail');
    const author = (await messageOf(service, row.itemId)).from;
    const before = office.submissions().length;
    const request = {
      item: row,
      from: null,
      cc: null,
      bcc: null,
      subject: null,
      body: { type: 'text', content: 'Yes <b>' },
      draftsFolder: folderOf(mary, 'drafts'),
    } as const;
    const people = [{ name: 'Jun', address: jun }];
    const answer = valueOf(await createReply(service, { ...request, kind: 'reply', to: null }));
    const toAll = valueOf(await createReply(service, { ...request, kind: 'reply-all', to: null }));
    const forward = valueOf(await createReply(service, { ...request, kind: 'forward', to: people }));
    expect(office.submissions().length).toBe(before);
    const plain = await messageOf(service, answer.itemId);
    expect(plain).toMatchObject({ isDraft: true, to: [{ address: author?.address }] });
    expect(plain.subject).toMatch(/^RE: /u);
    expect((await messageOf(service, toAll.itemId)).to).toContainEqual(author);
    const passed = await messageOf(service, forward.itemId);
    expect(passed).toMatchObject({ isDraft: true, to: [{ address: anyCase(jun) }] });
    expect(passed.subject).toMatch(/^FW: /u);
    const result = await updateDraft(service, {
      item: forward,
      change: { marker: 'marker-forward' },
      send: { savedFolder: folderOf(mary, 'sentitems') },
    });
    expect(result).toEqual({ ok: true, value: null });
    expect(office.submissions().slice(before)).toMatchObject([{ from: mary, recipients: [jun] }]);
    expect(JSON.stringify(office.submissions().at(-1)?.extended)).toContain('marker-forward');
  });

  it('sets, adds to and deletes properties of several items at once, each with its own result', async () => {
    const one = await draft(service, mary, 'marker-one');
    const other = await draft(service, mary, 'marker-other');
    const first = valueOf(
      await updateItem(service, {
        changes: [
          {
            item: one,
            kind: 't:Message',
            change: {
              importance: 'High',
              categories: ['Board', 'A & <B>'],
              flag: { status: 'Flagged' },
              appendedBody: { type: 'text', content: ' more' },
            },
          },
          { item: { ...other, itemId: one.itemId.slice(0, -8) }, kind: 't:Message', change: { flag: null } },
          { item: other, kind: 't:Message', change: { categories: ['Board'] } },
        ],
      }),
    );
    expect(first.map((each) => each.ok)).toEqual([true, false, true]);
    expect(await messageOf(service, one.itemId)).toMatchObject({
      importance: 'High',
      categories: ['Board', 'A & <B>'],
      flag: 'Flagged',
      body: { content: 'First more' },
    });
    // Under the old change key: another property is merged, the same one is a conflict.
    const second = valueOf(
      await updateItem(service, {
        changes: [
          { item: other, kind: 't:Message', change: { importance: 'Low' } },
          { item: one, kind: 't:Message', change: { categories: [] } },
        ],
      }),
    );
    expect(second[0]).toMatchObject({ ok: true });
    expect(failureOf(second[1])).toMatchObject({ kind: 'conflict' });
    const current = await messageOf(service, one.itemId);
    valueOf(
      await updateItem(service, {
        changes: [{ item: current, kind: 't:Message', change: { categories: [], flag: null } }],
      }),
    );
    expect(await messageOf(service, one.itemId)).toMatchObject({ categories: [], flag: 'NotFlagged' });
    expect(await messageOf(service, other.itemId)).toMatchObject({
      importance: 'Low',
      categories: ['Board'],
    });
  });
});
