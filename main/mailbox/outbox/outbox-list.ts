import type { OutboxList } from '../../../shared/model/outbox.ts';
import { success, type Result } from '../../../shared/result.ts';
import { type ThreadContext } from '../context.ts';

/** All writes of the session that have not come to their end. */
export async function listOutbox({ outbox }: ThreadContext): Promise<Result<OutboxList>> {
  return success(outbox.list());
}
