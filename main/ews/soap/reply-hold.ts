import type { Failure } from '../../../shared/failure.ts';
import { adviseOnWrongMailbox } from '../advice/advise.ts';
import type { HeldTo } from '../held-to.ts';
import { IdMailboxes } from '../id-mailboxes.ts';
import { isSameId } from '../item-ids.ts';
import type { EwsService } from '../service.ts';
import { askedThings, namedMailboxes, type AskedThing } from './asked-things.ts';
import { attribute, child, childText, type XmlElement } from '../xml/xml-element.ts';
import type { Xml } from '../xml/xml.ts';

/** The elements whose ids say where an answer comes from. `Mailbox` is none: a person's may be of their own contacts. */
const CARRIERS: ReadonlySet<string> = new Set([
  'ItemId',
  'OldItemId',
  'FolderId',
  'OldFolderId',
  'ParentFolderId',
  'OldParentFolderId',
  'AttachmentId',
  'RootItemId',
  'ConversationId',
]);

/** Distinguished folders that a server may be believed to call by their names: what else it calls them is its own matter. */
const NAMED: ReadonlySet<string> = new Set([
  'msgfolderroot',
  'inbox',
  'drafts',
  'outbox',
  'sentitems',
  'deleteditems',
  'calendar',
  'contacts',
  'tasks',
]);

const mailboxes = new IdMailboxes();

/** Whether one id carries another mailbox than this one. Ids that do not tell are the server's to answer for. */
export function isOfAnotherMailbox(id: string, mailbox: string | null): boolean {
  if (mailbox === null) return false;
  const carried = mailboxes.of(id);
  return carried !== null && carried !== mailbox;
}

/**
 * Holds one reply to its question. Every id in it must be of the mailbox that was asked: the session's, or the account's
 * own where the request itself names that. And what answers a request for one thing (an item, a folder, an attachment,
 * a conversation) must be that thing, in the order asked: a wrong server, cache or proxy can answer with another one, and
 * an answer to a letter would then go to other people.
 *
 * Other ids are legitimate, of the same mailbox, where an item is made, copied or moved, and where an occurrence or a
 * series is named by its relation. Ids that a server makes in a way of its own do not tell their mailbox; they are
 * compared with what was asked, and that is all that can be.
 */
export class ReplyHold {
  readonly #service: EwsService;
  readonly #heldTo: HeldTo;
  readonly #asked: readonly AskedThing[];
  readonly #namesOwn: boolean;
  #foreign: string | null = null;

  constructor(
    service: EwsService,
    heldTo: HeldTo,
    request: { readonly operation: string; readonly body: Xml },
  ) {
    this.#service = service;
    this.#heldTo = heldTo;
    this.#asked = askedThings(request.operation, request.body);
    this.#namesOwn = this.#namesOwnMailbox(request.body);
  }

  /** Looks at one row of a list as it comes; false for one that may not be taken. */
  admits(row: XmlElement): boolean {
    this.#look(row, null);
    return this.#foreign === null;
  }

  /** Why the whole reply must be thrown away; null where it fits. */
  refusal(response: XmlElement): Failure | null {
    const messages = child(response, 'ResponseMessages')?.children ?? [];
    for (const [index, message] of messages.entries()) this.#look(message, this.#asked[index] ?? null);
    if (messages.length === 0) this.#look(response, null);
    if (this.#foreign !== null) return this.#wrongMailbox(this.#foreign);
    const isWrong = messages.some((message, index) => !this.#fits(message, this.#asked[index]));
    return isWrong ? { kind: 'wrong-item', host: this.#service.host } : null;
  }

  #look(element: XmlElement, asked: AskedThing | null): void {
    if (element.attributes !== null && CARRIERS.has(element.name)) {
      this.#take(attribute(element, 'Id'), asked);
      this.#take(attribute(element, 'RootItemId'), asked);
    }
    for (const each of element.children) {
      if (each.name !== 'Mailbox' && (each.attributes !== null || each.children.length > 0))
        this.#look(each, asked);
    }
  }

  #take(id: string | null, asked: AskedThing | null): void {
    if (id === null || this.#foreign !== null) return;
    const carried = mailboxes.of(id);
    if (carried !== null && !this.#mayCarry(carried, asked)) this.#foreign = carried;
  }

  #mayCarry(carried: string, asked: AskedThing | null): boolean {
    const mailbox = this.#heldTo.mailbox();
    // Without a mailbox's name only a proof asks, which judges what has answered.
    if (mailbox === null || (asked?.is === 'name' && asked.mailbox === null)) return true;
    if (carried === mailbox) return !this.#isOwn(asked);
    return this.#namesOwn && carried === this.#heldTo.own() && (asked === null || this.#isOwn(asked));
  }

  /** Whether the account's own mailbox was asked, as for one's own Sent Items, and not the session's. */
  #isOwn(asked: AskedThing | null): boolean {
    const own = this.#heldTo.own();
    if (asked === null || own === null || own === this.#heldTo.mailbox()) return false;
    const { authenticated, mailbox } = this.#service.identities;
    if (asked.is === 'name') return asked.mailbox === authenticated && authenticated !== mailbox;
    return mailboxes.of(asked.id) === own;
  }

  #namesOwnMailbox(body: Xml): boolean {
    const { authenticated } = this.#service.identities;
    return (
      this.#asked.some((asked) => this.#isOwn(asked)) ||
      namedMailboxes(body).some((address) => address === authenticated)
    );
  }

  #fits(message: XmlElement, asked: AskedThing | undefined): boolean {
    if (asked === undefined) return true;
    switch (asked.is) {
      case 'item':
        return fitsIfThere(asked.id, idOf(child(message, 'Items')?.children[0], 'ItemId'));
      case 'folder':
        return fitsIfThere(asked.id, idOf(child(message, 'Folders')?.children[0], 'FolderId'));
      case 'attachment':
        return fitsIfThere(asked.id, idOf(child(message, 'Attachments')?.children[0], 'AttachmentId'));
      case 'conversation':
        return fitsIfThere(asked.id, idOf(child(message, 'Conversation'), 'ConversationId'));
      case 'name': {
        const folder = child(message, 'Folders')?.children[0] ?? null;
        const name = childText(folder, 'DistinguishedFolderId')?.trim() ?? '';
        return name === asked.id || !NAMED.has(name) || !NAMED.has(asked.id);
      }
      case 'relative':
        return true;
    }
  }

  #wrongMailbox(carried: string): Failure {
    const { identities } = this.#service;
    return {
      kind: 'wrong-mailbox',
      asked: identities.mailbox,
      answered: carried === this.#heldTo.own() ? 'own' : 'another',
      advice: adviseOnWrongMailbox(identities),
    };
  }
}

function idOf(owner: XmlElement | null | undefined, name: string): string | null {
  return attribute(child(owner ?? null, name), 'Id');
}

/** An answer without an id is refused by whoever reads it. */
function fitsIfThere(asked: string, answered: string | null): boolean {
  return answered === null || isSameId(asked, answered);
}
