import { z } from 'zod';
import { failure } from './failure.ts';
import { accessReport } from './model/access-report.ts';
import { account, keychainState, newAccount } from './model/account.ts';
import { calendarItem, calendarPage, meetingChange, meetingOutcome, newMeeting } from './model/calendar.ts';
import { folder } from './model/folder.ts';
import * as id from './model/identity.ts';
import { journalEntry, journalVerdict } from './model/journal.ts';
import { foundPage, message, messagePage } from './model/message.ts';
import { serverBudget } from './model/budget.ts';
import { outbox, outboxDecided, outboxDecision, outboxEntry } from './model/outbox.ts';
import { draft, sendMode, sendOutcome, witness } from './model/sending.ts';
import { rememberedMailbox, session } from './model/session.ts';
import { traceEntry } from './model/trace.ts';

const nothing = z.strictObject({});
const done = z.null();
const inSession = { sessionId: id.sessionId };
/** What every write carries: its session and the identities that were on screen. */
const write = { sessionId: id.sessionId, identities: id.identities };
const item = z.strictObject({ itemId: id.itemId, changeKey: id.changeKey });

/**
 * Every request that may come through the door. Both sides derive their types from this object. Inputs are strict:
 * a surplus key is an error. No request returns a secret, and none takes a path or a URL that main then opens.
 */
export const requests = {
  /** The state of the program itself: what a fresh page needs to draw. */
  'app.state': {
    input: nothing,
    output: z.strictObject({
      version: z.string(),
      host: z.enum(['electron', 'chromium', 'headless']),
      keychain: keychainState,
      journal: z.enum(['ready', 'unavailable']),
      theme: z.enum(['system', 'light', 'dark', 'contrast']),
      /** The machine's zone, IANA. */
      timeZone: z.string(),
      isLocked: z.boolean(),
      /** Whether unlocking asks for an account's password: it does once one is in the keychain. */
      unlocking: z.enum(['password', 'button']),
      /** Minutes without a key or a pointer after which the app locks itself; 0 for never. */
      idleLockMinutes: z.number().int(),
    }),
  },
  'app.setTheme': {
    input: z.strictObject({ theme: z.enum(['system', 'light', 'dark', 'contrast']) }),
    output: done,
  },

  /** Ends every session, wipes keys and secrets from memory and destroys the page. */
  'app.lock': { input: nothing, output: done },
  /**
   * Compares with the keychain; for that nothing leaves this machine. Then what was open before the lock opens again, each
   * mailbox proved anew, in turn: first the one that was on screen, which is the answer; null where none was open.
   */
  'app.unlock': {
    input: z.strictObject({ accountId: id.accountId.nullable(), secret: z.string().max(1024) }),
    output: z.strictObject({ mailboxId: id.mailboxId.nullable() }),
  },
  'app.setIdleLock': { input: z.strictObject({ minutes: z.number().int().min(0).max(480) }), output: done },
  /** Somebody is at the machine: a key, a pointer. The page says so at most twice a minute. */
  'app.activity': { input: nothing, output: done },

  'account.list': { input: nothing, output: z.array(account) },
  /** Signs in once to check, then remembers. A refused sign-in stores nothing. */
  'account.add': { input: newAccount, output: account },
  /** Gives a known account its secret again (memory only, or a changed password). */
  'account.signIn': {
    input: z.strictObject({ accountId: id.accountId, secret: z.string().min(1).max(1024) }),
    output: account,
  },
  /** Ends its sessions, forgets its mailboxes and takes its secret out of the keychain. */
  'account.remove': { input: z.strictObject({ accountId: id.accountId }), output: done },

  'mailbox.list': { input: nothing, output: z.array(rememberedMailbox) },
  /** Opens a mailbox by address; returns at once with an opening session, then `session.changed` follows. */
  'mailbox.open': {
    input: z.strictObject({ accountId: id.accountId, address: id.address, access: id.access }),
    output: session,
  },
  'mailbox.forget': { input: z.strictObject({ mailboxId: id.mailboxId }), output: done },

  'session.list': { input: nothing, output: z.array(session) },
  /** Which sessions are on screen now: the others may hibernate. */
  'session.look': { input: z.strictObject({ sessionIds: z.array(id.sessionId).max(50) }), output: done },
  'session.close': { input: z.strictObject(inSession), output: done },
  /** Lets an impersonated mailbox write: recorded with its reason, ends by itself. */
  'session.allowWrites': {
    input: z.strictObject({
      ...write,
      reason: z.string().min(3).max(200),
      minutes: z.number().int().min(1).max(480),
    }),
    output: session,
  },
  'session.endWrites': { input: z.strictObject(inSession), output: session },
  /** What this session may do in its mailbox, who else may, and why not. */
  'session.access': { input: z.strictObject(inSession), output: accessReport },

  'folder.list': { input: z.strictObject(inSession), output: z.array(folder) },
  /** Asks the server for what is new in a folder; answers once that is stored, so that the next window has it. */
  'folder.refresh': { input: z.strictObject({ ...inSession, folderId: id.folderId }), output: done },

  'message.list': {
    input: z.strictObject({
      ...inSession,
      folderId: id.folderId,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(1000),
      /** Words for a server-side search in the folder; empty for all. */
      search: z.string().max(200),
    }),
    output: messagePage,
  },
  /** Looks in what is stored on this machine: subjects, people and previews. Asks no server. */
  'message.search': {
    input: z.strictObject({
      ...inSession,
      words: z.string().min(1).max(200),
      /** Null for all folders. */
      folderId: id.folderId.nullable(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: foundPage,
  },
  /**
   * The inbox's first window, asked together with the proof: the quickest way to first rows. `limit` is how many rows a view
   * can use at once; what came together with a proof is given whole.
   */
  'message.firstPage': {
    input: z.strictObject({ ...inSession, limit: z.number().int().min(1).max(100).optional() }),
    output: messagePage,
  },
  'message.get': { input: z.strictObject({ ...inSession, itemId: id.itemId }), output: message },
  /** Pictures inside a body, as data URIs of png, jpeg, gif or webp, by content id. */
  'message.inlinePictures': {
    input: z.strictObject({ ...inSession, itemId: id.itemId }),
    output: z.array(z.strictObject({ contentId: z.string(), dataUri: z.string() })),
  },
  'message.markRead': { input: z.strictObject({ ...write, item, isRead: z.boolean() }), output: item },
  'message.setFlag': {
    input: z.strictObject({ ...write, item, flag: z.enum(['NotFlagged', 'Flagged', 'Complete']) }),
    output: item,
  },
  /** Gives categories and takes others; those that are not named stay as whoever set them left them. */
  'item.categorize': {
    input: z.strictObject({
      ...write,
      item,
      kind: z.enum(['message', 'meeting']),
      add: z.array(z.string().min(1).max(255)).max(50),
      remove: z.array(z.string().min(1).max(255)).max(50),
    }),
    output: item.extend({ categories: z.array(z.string()) }),
  },
  /** Moves to the Deleted Items of the mailbox that is open (the owner's), never silently to one's own. */
  'message.delete': {
    input: z.strictObject({ ...write, item }),
    output: z.strictObject({ moved: item, from: id.folderId, to: id.folderId }),
  },
  /** Moves within the mailbox; also the undo of a delete. */
  'message.move': { input: z.strictObject({ ...write, item, to: id.folderId }), output: item },

  'compose.begin': {
    input: z.strictObject({
      ...inSession,
      kind: z.enum(['new', 'reply', 'replyAll', 'forward']),
      itemId: id.itemId.nullable(),
    }),
    output: draft,
  },
  'message.send': {
    input: z.strictObject({
      ...write,
      mode: sendMode,
      kind: z.enum(['new', 'reply', 'replyAll', 'forward']),
      reference: item.nullable(),
      to: z.array(id.person).max(500),
      cc: z.array(id.person).max(500),
      bcc: z.array(id.person).max(500),
      subject: z.string().max(255),
      bodyText: z.string().max(1_000_000),
      /** Names the form it was written in: nothing leaves from one form while an earlier try may have happened. */
      letterId: z.string().min(1).max(100).optional(),
    }),
    output: sendOutcome,
  },
  /** Reads the sent copy back and says whether From, Sender and folder are what was promised. */
  'message.witness': {
    input: z.strictObject({ ...inSession, marker: z.string().max(100) }),
    output: witness,
  },

  'calendar.list': {
    input: z.strictObject({ ...inSession, start: id.instant, end: id.instant }),
    output: calendarPage,
  },
  'calendar.get': { input: z.strictObject({ ...inSession, itemId: id.itemId }), output: calendarItem },
  'meeting.create': {
    input: z.strictObject({ ...write, meeting: newMeeting, notify: z.boolean() }),
    output: meetingOutcome,
  },
  'meeting.update': {
    input: z.strictObject({ ...write, item, change: meetingChange, notify: z.boolean() }),
    output: meetingOutcome,
  },
  'meeting.cancel': {
    input: z.strictObject({ ...write, item, messageText: z.string().max(10_000) }),
    output: meetingOutcome,
  },

  /** Answers a meeting in this calendar, for the owner where it is the owner's. */
  'meeting.answer': {
    input: z.strictObject({
      ...write,
      item,
      answer: z.enum(['Accept', 'Tentative', 'Decline']),
      messageText: z.string().max(10_000),
    }),
    output: meetingOutcome,
  },

  /** Writes whose outcome is not known yet, or was refused. */
  'outbox.list': { input: z.strictObject(inSession), output: outbox },
  /** What the person decides of one of them. Sending again looks once more first. */
  'outbox.decide': {
    input: z.strictObject({ ...write, entryId: z.string().min(1).max(100), decision: outboxDecision }),
    output: outboxDecided,
  },

  /** What may still be asked of each server, as far as this program knows. */
  'budget.list': { input: nothing, output: z.array(serverBudget) },

  /** People whose name or address begins so, from the directory. */
  'directory.resolve': {
    input: z.strictObject({ ...inSession, words: z.string().min(1).max(100) }),
    output: z.array(id.person),
  },

  /** Takes sanitised HTML and serves it once, on its own origin under a policy that runs nothing. */
  'frame.stage': {
    input: z.strictObject({ ...inSession, itemId: id.itemId, html: z.string().max(20_000_000) }),
    output: z.strictObject({ url: z.string() }),
  },
  /** Opens link `index` of a message in the person's browser, after they saw its host. */
  'link.open': {
    input: z.strictObject({ ...inSession, itemId: id.itemId, index: z.number().int().min(0) }),
    output: done,
  },

  /** The session's last requests and replies as they were on the wire, with everything secret taken out. */
  'trace.list': { input: z.strictObject(inSession), output: z.array(traceEntry) },

  'journal.list': {
    input: z.strictObject({
      before: z.number().int().min(0).nullable(),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.strictObject({ entries: z.array(journalEntry), total: z.number().int() }),
  },
  'journal.verify': { input: nothing, output: journalVerdict },
} as const;

/** Every event that main may push. */
export const events = {
  'session.changed': session,
  'mailboxes.changed': z.array(rememberedMailbox),
  'accounts.changed': z.array(account),
  'journal.changed': z.strictObject({ total: z.number().int() }),
  /** The rows of a folder have changed in the store; a view asks again for what it shows. */
  'folder.changed': z.strictObject({
    sessionId: id.sessionId,
    folderId: id.folderId,
    total: z.number().int(),
    asOf: id.instant,
  }),
  'folders.changed': z.strictObject({ sessionId: id.sessionId }),
  'calendar.changed': z.strictObject({ sessionId: id.sessionId }),
  'outbox.changed': z.strictObject({ sessionId: id.sessionId, entries: z.array(outboxEntry) }),
  'budget.changed': z.array(serverBudget),
  'app.locked': z.strictObject({ reason: z.enum(['command', 'idle']) }),
  'keychain.changed': z.strictObject({ keychain: keychainState }),
  /** A link in a message frame was clicked; nothing was opened. */
  'link.requested': z.strictObject({ sessionId: id.sessionId, itemId: id.itemId, index: z.number().int() }),
} as const;

export type RequestName = keyof typeof requests;
export type Input<N extends RequestName> = z.output<(typeof requests)[N]['input']>;
export type Output<N extends RequestName> = z.output<(typeof requests)[N]['output']>;
export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>;

/** What an answer looks like on the wire of any host, for tests and for headless clients. */
export const answer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), failure }),
]);
