import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DocumentReader } from '../../../../main/ews/xml/document-reader.ts';
import { messageRows } from '../../../../scripts/bench/message-rows.ts';
import { scaled } from '../../../support/full.ts';
import { seeded } from './mutations.ts';

const folder = new URL('../../../replies/operations/', import.meta.url);
const replies = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8').trimEnd());

function isComplete(text: string): boolean {
  const reader = new DocumentReader('mail.contoso.test');
  return reader.write(text) === null && reader.end().ok;
}

describe('a cut reply', () => {
  it('is never taken for a complete one: small ones at every place', () => {
    // Among the replies are some that are no envelope: of Autodiscover, and of servers at fault.
    const small = replies.filter((reply) => reply.length < 3000 && isComplete(reply));
    expect(small.length).toBeGreaterThan(15);
    for (const reply of small) {
      const reader = new DocumentReader('mail.contoso.test');
      for (let at = 0; at < reply.length; at += 1) {
        expect(reader.end()).toMatchObject({ ok: false, failure: { kind: 'reply-truncated' } });
        reader.write(reply[at] ?? '');
      }
      expect(reader.end().ok).toBe(true);
    }
  });

  it('is never taken for a complete one: a large one at 2,000 random places', () => {
    const large = messageRows(200);
    const random = seeded(11);
    expect(isComplete(large)).toBe(true);
    const complete = Array.from({ length: scaled(2000) }, () => Math.floor(random() * large.length)).filter(
      (length) => isComplete(large.slice(0, length)),
    );
    expect(complete).toEqual([]);
  }, 180_000);
});
