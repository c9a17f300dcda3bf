import type { Person } from '../../../shared/model/identity.ts';
import { success, type Result } from '../../../shared/result.ts';
import { resolveNames } from '../../ews/operations/resolve-names.ts';
import type { ThreadContext } from '../context.ts';

/** People whose name or address begins so, as the directory gives them; nobody is no failure. */
export async function resolve(
  context: ThreadContext,
  { words }: { readonly words: string },
): Promise<Result<Person[]>> {
  const found = await resolveNames(context.service, { words });
  return found.ok ? success([...found.value]) : found;
}

/** Exactly this address: a directory answers with everything that begins like it. */
export async function nameOf(context: ThreadContext, address: string): Promise<string | null> {
  const found = await resolveNames(context.service, { words: address });
  if (!found.ok) return null;
  return (
    found.value.find((person) => person.address.toLowerCase() === address && person.name !== '')?.name ?? null
  );
}
