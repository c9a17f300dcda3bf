import { request } from '../../app/bridge.ts';
import { loadEverything } from '../../app/start.ts';
import { success, type Result } from '../../../shared/result.ts';

/** Unlocks and asks for everything that a fresh page needs. */
export async function unlock(accountId: string | null, secret: string): Promise<Result<null>> {
  const answer = await request('app.unlock', { accountId, secret });
  if (!answer.ok) return answer;
  await loadEverything();
  return success(null);
}
