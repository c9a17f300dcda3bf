import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { content } from '../../content/demo.ts';
import type { ContentOptions, SeedItem, SeedMessage } from '../../content/seed.ts';

const now = '2026-11-24T09:02:00.000Z';
const demo: ContentOptions = { seed: 1, size: 'demo', now };
const sunday = '2027-02-28T22:10:00.000Z';

function fingerprint(options: ContentOptions): string {
  const hash = createHash('sha256');
  const office = content(options);
  hash.update(JSON.stringify(office.organisation));
  for (const item of office.items()) hash.update(JSON.stringify(item));
  return hash.digest('hex');
}

function mails(options: ContentOptions = demo): SeedMessage[] {
  return [...content(options).items()].filter((item) => item.kind === 'message');
}

function inboxes(items: Iterable<SeedItem>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    if (item.kind === 'message' && item.folder === 'inbox') {
      counts.set(item.mailbox, (counts.get(item.mailbox) ?? 0) + 1);
    }
  }
  return counts;
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}

describe('the sample office', () => {
  test('is the same for the same seed and moment, and another for another seed', () => {
    expect(fingerprint(demo)).toBe(fingerprint(demo));
    expect(fingerprint({ ...demo, seed: 2 })).not.toBe(fingerprint(demo));
    expect(fingerprint({ ...demo, now: sunday })).not.toBe(fingerprint(demo));
  });

  test('has at least 500 mails and 200 calendar items at demo size', () => {
    const items = [...content(demo).items()];
    expect(items.filter((item) => item.kind === 'message').length).toBeGreaterThanOrEqual(500);
    expect(items.filter((item) => item.kind === 'appointment').length).toBeGreaterThanOrEqual(200);
  });

  test.each([now, sunday, '2027-01-04T00:00:30.000Z'])(
    'ends some minutes before %s and never after',
    (moment) => {
      for (const mailbox of ['mary.okafor@contoso.test', 'support@contoso.test']) {
        const times = mails({ ...demo, now: moment })
          .filter((mail) => mail.mailbox === mailbox && mail.folder === 'inbox')
          .map((mail) => Date.parse(moment) - Date.parse(mail.sentAt));
        expect(Math.min(...times)).toBeGreaterThan(0);
        expect(Math.min(...times)).toBeLessThan(15 * 60_000);
      }
    },
  );

  test('gives each inbox exactly as many mails as asked for, few or many, none of them twice', () => {
    for (const size of [10, 500]) {
      const counts = inboxes(content({ ...demo, size }).items());
      counts.delete('project.lark@contoso.test');
      expect(new Set(counts.values())).toEqual(new Set([size]));
    }
    const ids = mails({ ...demo, size: 500 }).map(
      (one) => `${one.mailbox} ${one.folder} ${one.internetMessageId}`,
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('streams an inbox of 100,000 without keeping it', { timeout: 60_000 }, () => {
    const before = heapAfterCollection();
    const began = performance.now();
    let count = 0;
    let kept = 0;
    let last = now;
    for (const item of content({ ...demo, size: 100_000 }).items()) {
      if (item.kind !== 'message' || item.folder !== 'inbox') continue;
      expect(item.sentAt <= last || count === 0).toBe(true);
      last = item.sentAt;
      count += 1;
      if (count === 99_000) kept = heapAfterCollection() - before;
      if (count === 100_000) break;
    }
    process.stdout.write(
      `100,000 mails in ${Math.round(performance.now() - began)} ms, ${Math.round(kept / 1024)} KiB kept\n`,
    );
    expect(count).toBe(100_000);
    expect(kept).toBeLessThan(24 * 1024 * 1024);
  });

  test('writes in several scripts, in threads that grow long, and in HTML as ugly as an office’s', () => {
    const all = mails();
    const inScript = (script: string, of: 'subject' | 'body') =>
      all.filter((mail) => new RegExp(`\\p{Script=${script}}`, 'u').test(mail[of])).length;
    for (const script of ['Latin', 'Greek', 'Arabic', 'Han', 'Hiragana'])
      expect(inScript(script, 'subject'), script).toBeGreaterThan(0);
    for (const script of ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Han'])
      expect(inScript(script, 'body'), script).toBeGreaterThan(5);
    const names = content(demo)
      .organisation.people.map((one) => one.name)
      .join(' ');
    for (const script of ['Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Han', 'Thai'])
      expect(names).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'));
    const threads = Map.groupBy(all, (mail) => `${mail.mailbox} ${mail.thread}`);
    expect(Math.max(...[...threads.values()].map((mail) => mail.length))).toBeGreaterThanOrEqual(12);
    const ugly = all.filter((mail) => /mso-|<o:p>|<font\b/i.test(mail.body));
    expect(ugly.length).toBeGreaterThan(20);
  });

  test('names no host outside .test and .example', () => {
    const office = content(demo);
    const texts = [JSON.stringify(office.organisation)];
    for (const item of office.items()) {
      texts.push(JSON.stringify(item));
      if (item.kind !== 'message') continue;
      for (const file of item.attachments ?? []) {
        if (file.contentType !== 'image/png') texts.push(Buffer.from(file.content).toString('utf8'));
      }
    }
    const hosts = new Set<string>();
    for (const text of texts) {
      // Names of namespaces look like addresses and lead nowhere.
      const plain = text.replaceAll(/xmlns(?::\w+)?=\\?["'][^"']*["']/gu, '');
      for (const [, host = ''] of plain.matchAll(/(?:\/\/|@)([\w-]+(?:\.[\w-]+)+)/gu))
        hosts.add(host.toLowerCase());
    }
    expect(hosts.size).toBeGreaterThan(20);
    expect([...hosts].filter((host) => !/\.(?:test|example)$|^127\.0\.0\.1$/u.test(host))).toEqual([]);
  });

  test('names nobody who is not in the directory', () => {
    const office = content({ ...demo, size: 300 });
    const { organisation } = office;
    const known = new Set(organisation.people.map((one) => one.address));
    const inside = new Set(
      organisation.people.filter((one) => one.kind !== 'external').map((one) => one.address),
    );
    const named = new Set<string>();
    const owners = new Set<string>();
    for (const grant of organisation.grants) {
      owners.add(grant.owner);
      if (grant.to !== 'Default') owners.add(grant.to);
    }
    for (const { account, mailboxes } of organisation.impersonation) {
      for (const one of [account, ...mailboxes]) owners.add(one);
    }
    for (const item of office.items()) {
      owners.add(item.mailbox);
      const all =
        item.kind === 'message'
          ? [item.from, item.sender ?? item.from, ...item.to, ...(item.cc ?? [])]
          : [item.organizer, ...(item.required ?? []), ...(item.optional ?? []), ...(item.resources ?? [])];
      for (const one of all) named.add(one);
    }
    expect([...named].filter((one) => !known.has(one))).toEqual([]);
    expect([...owners].filter((one) => !inside.has(one))).toEqual([]);
  });

  test('has for every answer the mail it answers, and for every picture in a body its file', () => {
    const all = mails();
    const ids = new Set(all.map((mail) => mail.internetMessageId));
    expect(all.filter((mail) => mail.inReplyTo !== undefined && !ids.has(mail.inReplyTo))).toEqual([]);
    const shown = all.filter((mail) => mail.body.includes('src="cid:'));
    expect(shown.length).toBeGreaterThan(5);
    for (const mail of shown) {
      const files = (mail.attachments ?? []).flatMap((file) =>
        file.isInline === true ? [file.contentId] : [],
      );
      for (const [, id] of mail.body.matchAll(/src="cid:([\w.-]+)"/gu)) expect(files).toContain(id);
    }
  });

  test('keeps what is hostile in the inbox of the support desk', () => {
    const hostile = mails().filter((mail) => mail.thread.startsWith('hostile-'));
    expect(hostile.length).toBeGreaterThanOrEqual(8);
    expect(new Set(hostile.map((mail) => `${mail.mailbox} ${mail.folder}`))).toEqual(
      new Set(['support@contoso.test inbox']),
    );
    const harmless = mails().filter((mail) => !mail.thread.startsWith('hostile-'));
    expect(harmless.filter((mail) => /<script|javascript:| on\w+=/iu.test(mail.body))).toEqual([]);
  });
});
