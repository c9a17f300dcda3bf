import { z } from 'zod';
import type { DrivenApp } from './apps/driven-app.ts';

const person = z.object({ name: z.string(), address: z.string() });
const row = z.looseObject({
  subject: z.string(),
  from: person.nullable(),
  sender: person.nullable(),
  to: z.string(),
  preview: z.string(),
});
const page = z.object({ rows: z.array(row), total: z.number() });

/** A row of a message list, as far as measures look into it. */
export type StoredRow = z.output<typeof row>;

const AT_ONCE = 1000;

/** All rows of a folder that is stored, newest first. */
export async function* storedRows(
  app: DrivenApp,
  { sessionId, folderId }: { readonly sessionId: string; readonly folderId: string },
): AsyncGenerator<StoredRow> {
  for (let offset = 0, end = 1; offset < end; offset += AT_ONCE) {
    const window = { sessionId, folderId, offset, limit: AT_ONCE, search: '' };
    const { rows, total } = await app.ask('message.list', window, page);
    end = total;
    yield* rows;
  }
}
