import type { Person } from '../../../shared/model/identity.ts';
import { success, type Result } from '../../../shared/result.ts';
import { resolveNames } from '../../ews/operations/resolve-names.ts';
import type { ThreadContext } from './context.ts';

/** People whose name or address begins so, as the directory gives them; nobody is no failure. */
export async function resolve(
  context: ThreadContext,
  { words }: { readonly words: string },
): Promise<Result<Person[]>> {
  const found = await resolveNames(context.service, { words });
  return found.ok ? success([...found.value]) : found;
}

/** The directory's names of the two identities; kept for what recipients are told. Unknown ones stay as they are. */
export async function learnNames(
  context: ThreadContext,
): Promise<Result<{ authenticated: string | null; mailbox: string | null }>> {
  const { authenticated, mailbox } = context.start.identities;
  const owner = await nameOf(context, mailbox);
  const signedIn = mailbox === authenticated ? owner : await nameOf(context, authenticated);
  const { names } = context.known;
  context.known.names = { authenticated: signedIn ?? names.authenticated, mailbox: owner ?? names.mailbox };
  return success({ authenticated: signedIn, mailbox: owner });
}

/** Exactly this address: a directory answers with everything that begins like it. */
async function nameOf(context: ThreadContext, address: string): Promise<string | null> {
  const found = await resolveNames(context.service, { words: address });
  if (!found.ok) return null;
  return (
    found.value.find((person) => person.address.toLowerCase() === address && person.name !== '')?.name ?? null
  );
}
