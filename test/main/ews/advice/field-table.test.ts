import { describe, expect, it } from 'vitest';
import { getFolder } from '../../../../main/ews/operations/get-folder.ts';
import type { Access } from '../../../../shared/model/identity.ts';
import { failureOf, literalService, valueOf } from '../literal-service.ts';
import { adviceRows, ownFailureRows, refusedWith, type FieldRow } from './field-rows.ts';

const calendar = { by: 'name', name: 'calendar', mailbox: 'mary@contoso.test' } as const;

/** What a look at the calendar ends with when the server answers so, by the reader of every operation. */
async function refusal(code: string, wire: FieldRow['wire'], access: Access = 'delegate'): Promise<object> {
  const service = literalService(refusedWith(code, wire), access);
  const result = await getFolder(service, { folders: [calendar] });
  return wire === 'fault' ? failureOf(result) : failureOf(valueOf(result)[0]);
}

const rows = adviceRows.flatMap((row) => row.codes.map((code) => ({ code, ...row })));

describe('a row of the field study, section 3.4', () => {
  it.each(rows)('$code as $wire says what it means, who can mend it, and how', async (row) => {
    const { code, wire, access, cause, who, command } = row;
    const failure = await refusal(code, wire, access);
    expect(failure).toMatchObject({
      kind: 'response-code',
      code,
      serverText: 'Words that nobody looks at.',
      advice: { cause: expect.stringMatching(cause), who: expect.stringMatching(who) },
    });
    if (command !== null)
      expect(failure).toMatchObject({ advice: { command: expect.stringContaining(command) } });
  });

  it.each(ownFailureRows)('$code is a failure of its own', async ({ code, failure }) => {
    expect(await refusal(code, 'item')).toEqual(failure);
  });

  it('is decided by its code, whatever the words beside it', async () => {
    const text = refusedWith('ErrorQuotaExceeded', 'item').replace(
      'Words that nobody looks at.',
      'Too many concurrent connections opened., Cannot open mailbox. EWS is blocked.',
    );
    const service = literalService(text);
    const [result] = valueOf(await getFolder(service, { folders: [calendar] }));
    expect(failureOf(result)).toMatchObject({ kind: 'response-code', code: 'ErrorQuotaExceeded' });
  });

  it('is there for every code that the section names', () => {
    const tested = new Set([...rows.map(({ code }) => code), ...ownFailureRows.map(({ code }) => code)]);
    expect(tested.size).toBeGreaterThanOrEqual(62);
  });
});
