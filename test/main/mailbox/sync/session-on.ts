import { createMessage } from '../../../../main/ews/operations/create-message.ts';
import { createHttpTransport } from '../../../../main/ews/transport/http/http-transport.ts';
import { openTurns } from '../../../../main/ews/transport/turns.ts';
import type { EwsService } from '../../../../main/ews/service.ts';
import type { Noticed } from '../../../../main/mailbox/opening/opening-calls.ts';
import type { SessionEvent } from '../../../../main/mailbox/thread-messages.ts';
import { waysOf } from '../../../../main/sessions/request-ways.ts';
import type { CallInput, CallName, CallOutput } from '../../../../main/mailbox/thread-requests.ts';
import { answerCall } from '../../../../main/mailbox/answer-call.ts';
import type { ThreadContext } from '../../../../main/mailbox/context.ts';
import { createContext } from '../../../../main/mailbox/create-context.ts';
import { Written } from '../../../../main/mailbox/written.ts';
import { openMailboxStore } from '../../../../main/store/open-mailbox-store.ts';
import type { MailboxStore } from '../../../../main/store/mailbox-store.ts';
import type { Access } from '../../../../shared/model/identity.ts';
import type { MessagePage } from '../../../../shared/model/message.ts';
import { success, type Result } from '../../../../shared/result.ts';
import type { Exchange } from '../../../exchange/exchange.ts';
import { handClock, type HandClock } from '../../../support/hand-clock.ts';

/** One session's thread, without a thread: its calls are answered as main's would be. */
export interface SessionOn {
  readonly context: ThreadContext;
  readonly store: MailboxStore;
  readonly clock: HandClock;
  readonly events: SessionEvent[];
  readonly defects: string[];
  /** How often garbage was collected. */
  collections(): number;
  ask<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>>>;
  /** The answer of a call that must succeed. */
  value<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** Opens, learns, and waits until the store is up with the server. */
  bringUp(): Promise<void>;
  notice(noticed: Noticed): Promise<void>;
  /** Lets pass what bulk work waits for, until nothing is under way. */
  settled(): Promise<void>;
  close(): void;
}

/** What a session in a test is made of. */
export interface SessionParts {
  readonly account: string;
  readonly mailbox: string;
  readonly access: Access;
  readonly store?: MailboxStore;
}

/** Something happened, who knows where. */
export const anywhere: Noticed = { folderIds: null, isTreeChanged: false };

/** Starts a session on a sample Exchange. */
export function sessionOn(exchange: Exchange, parts: SessionParts): SessionOn {
  const { account, mailbox, access } = parts;
  const { store = openMailboxStore(null).store } = parts;
  const clock = handClock();
  const events: SessionEvent[] = [];
  const defects: string[] = [];
  let collections = 0;
  const context = createContext(
    {
      endpoint: { url: exchange.url, certificatePem: exchange.ca ?? null },
      credential: { scheme: 'basic', userName: account, secret: passwordOf(exchange, account) },
      identities: {
        authenticated: account,
        authorized: access === 'impersonation' ? mailbox : account,
        mailbox,
        access,
      },
      names: { authenticated: account, mailbox },
      knownMoniker: null,
      otherMonikers: [],
      isSecretAccepted: true,
      store: null,
    },
    openTurns,
    {
      tellStep: () => undefined,
      tellEvent: (told) => void events.push(told),
      tellDefect: (words, text) => void defects.push(`${words}: ${text}`),
    },
    { store, clock, collect: () => void (collections += 1) },
  );
  const ask: SessionOn['ask'] = async (name, input) => {
    const result = await answerCall(context, name, input, waysOf(name));
    return (result.ok ? success(read(result.value)) : result) as never;
  };
  const value: SessionOn['value'] = async (name, input) => {
    const result = await ask(name, input);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.failure)}`);
    return result.value;
  };
  const settled = async (): Promise<void> => {
    const end = context.sync.settled().then(() => 'over' as const);
    while ((await Promise.race([end, pass(clock)])) !== 'over');
  };
  return {
    context,
    store,
    clock,
    events,
    defects,
    collections: () => collections,
    ask,
    value,
    settled,
    bringUp: async () => {
      await value('open', null);
      await value('learn', null);
      await settled();
    },
    notice: async (noticed) => {
      await value('noticed', noticed);
      await settled();
    },
    close: () => {
      context.sync.end();
      context.service.transport.close();
    },
  };
}

async function pass(clock: HandClock): Promise<void> {
  await clock.advance(60);
  await new Promise((resolve) => setImmediate(resolve));
}

/** All rows of a folder as the store has them, by item id; null while it does not have all. */
export function storedRows(session: SessionOn, folderId: string): MessagePage['rows'] | null {
  const total = session.store.progress(folderId).total;
  const window = session.store.window(folderId, 0, total + 1);
  return window === null ? null : (JSON.parse(window.rowsText) as MessagePage['rows']);
}

/** A service of its own connection, for those who change mailboxes beside a session. */
export function actorOn(exchange: Exchange, account: string, mailbox = account): EwsService {
  return {
    transport: createHttpTransport({
      endpoint: { url: exchange.url, certificatePem: exchange.ca ?? null },
      credential: { scheme: 'basic', userName: account, secret: passwordOf(exchange, account) },
      wasAccepted: true,
    }),
    identities: {
      authenticated: account,
      authorized: account,
      mailbox,
      access: account === mailbox ? 'own' : 'delegate',
    },
    host: '127.0.0.1',
  };
}

/** Somebody writes to a mailbox: something happens in its inbox. */
export async function sendMail(service: EwsService, to: string, subject = 'hello'): Promise<void> {
  const message = {
    from: null,
    to: [{ name: '', address: to }],
    cc: [],
    bcc: [],
    subject,
    body: { type: 'text', content: '' },
    inReplyTo: null,
    references: null,
    marker: null,
  } as const;
  const sent = await createMessage(service, { message, disposition: 'SendOnly', savedFolder: null });
  if (!sent.ok) throw new Error(JSON.stringify(sent.failure));
}

/** Requests that the server got, by operation, in order. */
export function operationsOf(exchange: Exchange): string[] {
  return exchange.ledger.requests.map(({ operation }) => operation ?? '');
}

function passwordOf(exchange: Exchange, address: string): string {
  return exchange.accounts.find((one) => one.address === address)?.password ?? '';
}

function read(value: unknown): unknown {
  return value instanceof Written ? JSON.parse(value.text) : value;
}
