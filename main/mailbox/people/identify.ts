import type { Person } from '../../../shared/model/identity.ts';
import { directoryKey } from '../../../shared/same-person.ts';
import { resolveEntries, type ResolvedEntry } from '../../ews/operations/resolve-names.ts';
import type { ThreadContext } from '../context.ts';

/** Asked at once, and at most for one wish: a mail to a whole company is not looked up name by name. */
const AT_ONCE = 4;
const MOST = 40;
/** Nobody waits longer for a directory, in milliseconds; what it says later counts the next time. */
const PATIENCE_MS = 2_000;

type Asking = Pick<ThreadContext, 'service' | 'people' | 'start'>;

/** Questions under way, so that nothing is asked twice at a time. */
const underWay = new WeakMap<ThreadContext['people'], Map<string, Promise<void>>>();

/**
 * Puts in the addresses of people who came without one, where the directory knows them; with `aliases`, also finds out
 * whose aliases addresses of the mailbox's own domain are. Whoever cannot be told stays as they came: nobody is left out.
 * A directory that is slow or fails is waited for two seconds at most.
 */
export async function identify<P extends Person>(
  context: Asking,
  people: readonly P[],
  { aliases = false }: { readonly aliases?: boolean } = {},
): Promise<P[]> {
  const isAsked = (person: Person): boolean => person.address === '' || (aliases && isOurs(context, person));
  const keys = people.filter(isAsked).flatMap((person) => directoryKey(person) ?? []);
  const unknown = [...new Set(keys)].filter((key) => context.people.entry(key) === undefined);
  if (unknown.length > 0) await inTime(askAll(context, unknown.slice(0, MOST)));
  return people.map((person) => context.people.complete(person));
}

async function askAll(context: Asking, keys: readonly string[]): Promise<void> {
  const queue = [...keys];
  const worker = async (): Promise<void> => {
    for (let key = queue.shift(); key !== undefined; key = queue.shift()) await askOnce(context, key);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, queue.length) }, worker));
}

async function askOnce(context: Asking, key: string): Promise<void> {
  const questions = underWay.get(context.people) ?? new Map<string, Promise<void>>();
  underWay.set(context.people, questions);
  const begun = questions.get(key) ?? ask(context, key);
  questions.set(key, begun);
  await begun;
  questions.delete(key);
}

/** A failure says nothing about anybody, and nothing is kept of it. */
async function ask({ service, people }: Asking, key: string): Promise<void> {
  const found = await resolveEntries(service, { words: key }, { patienceMs: PATIENCE_MS });
  if (!found.ok) return;
  const entry = whoIs(key, found.value);
  people.keep(key, entry?.person ?? null);
  for (const proxy of entry?.proxies ?? []) if (entry !== null) people.keep(proxy, entry.person);
}

/** A directory finds what begins like the question, too: only what is the same for certain counts. */
function whoIs(key: string, found: readonly ResolvedEntry[]): ResolvedEntry | null {
  const reachable = found.filter(({ person }) => person.address !== '');
  if (key.startsWith('/')) return reachable.length === 1 ? (reachable[0] ?? null) : null;
  return reachable.find(({ proxies }) => proxies.includes(key)) ?? null;
}

function isOurs({ start }: Asking, { address }: Person): boolean {
  const domain = start.identities.mailbox.slice(start.identities.mailbox.lastIndexOf('@'));
  return address.toLowerCase().endsWith(domain) && address.toLowerCase() !== start.identities.mailbox;
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
