/** One HTTP request, refused ones and NTLM handshakes included. Times in ms since 1970 by the server's clock. */
export interface RequestRecord {
  readonly number: number;
  /** Counts TCP connections from 1. */
  readonly connection: number;
  /**
   * 1 for a request that waited for no reply, 2 for one that began after a reply to a depth-1 request was sent, and
   * so on: the highest depth is the number of round trips that could not be avoided. Means something only with an
   * injected round trip: without one the first reply is out before a parallel request arrives.
   */
  readonly depth: number;
  readonly at: number;
  readonly userAgent: string | undefined;
  readonly anchorMailbox: string | undefined;
  readonly clientRequestId: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The request body as it came. */
  body: string;
  operation: string | undefined;
  /** Whom the credentials prove; lower-case address. */
  authenticated: string | undefined;
  /** Whose rights the request ran with: differs under impersonation. */
  authorized: string | undefined;
  status: number;
  /** One per response message, in order; a SOAP fault gives its one code. */
  resultCodes: string[];
  /** Time of the server's own work, from the whole request read to the reply ready, in ms. */
  milliseconds: number;
  /** The fault of `exchange.faults` that was played, if any. */
  fault: string | undefined;
}

/** One message handed over for delivery. Addresses are lower case. */
export interface Submission {
  readonly at: number;
  readonly operation: string;
  readonly authenticated: string;
  readonly authorized: string;
  readonly from: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly internetMessageId: string;
  readonly itemClass: string;
  /** Extended properties that the client wrote on it, by canonical key: where a client's marker is found. */
  readonly extended: Readonly<Record<string, string | readonly string[]>>;
}

/** One copy put into a recipient's mailbox. */
export interface Delivery {
  readonly at: number;
  readonly mailbox: string;
  readonly subject: string;
  readonly internetMessageId: string;
  readonly itemClass: string;
  readonly itemId: string;
  readonly isDelegated: boolean;
}

/** Something that a client was shown: one item, or a list of a folder's items. */
export interface Read {
  readonly at: number;
  readonly operation: string;
  readonly authenticated: string;
  readonly authorized: string;
  readonly mailbox: string;
  readonly folder: string;
  /** `undefined` for a list. */
  readonly itemId: string | undefined;
  readonly items: number;
}

/** One change of content by a client. */
export interface Change {
  readonly at: number;
  readonly type: 'create' | 'update' | 'delete' | 'move' | 'copy' | 'send';
  readonly authenticated: string;
  readonly authorized: string;
  readonly mailbox: string;
  readonly folder: string;
  readonly itemId: string;
  readonly subject: string;
  readonly extended: Readonly<Record<string, string | readonly string[]>>;
}

/** How often an account tried to sign in with a password, and how often in vain. NTLM counts its type 3 messages. */
export interface SignIns {
  attempts: number;
  failures: number;
}

/** A request that came before the time was over for which the server had told its account to wait. */
export interface EarlyRequest {
  readonly number: number;
  readonly account: string;
  /** ms that it should still have waited. */
  readonly early: number;
}

/** A GetItem for more items at once than a client that synchronises should ask for. */
export interface LargeBatch {
  readonly number: number;
  readonly account: string;
  readonly items: number;
}

/** Everything that happened, in order: the oracle of tests about identity and duplicates. */
export interface Ledger {
  readonly requests: RequestRecord[];
  readonly submissions: Submission[];
  readonly deliveries: Delivery[];
  readonly reads: Read[];
  readonly changes: Change[];
  /** By account as it was given, in lower case; unknown accounts too. */
  readonly signIns: Map<string, SignIns>;
  /** Requests that did not wait as long as a BackOffMilliseconds had said. */
  readonly tooEarly: EarlyRequest[];
  /** GetItem requests with more items than `syncBatchSize`, by accounts that have synchronised a folder. */
  readonly largeBatches: LargeBatch[];
  /** What this server itself threw; a test that finds anything here has found a defect of the server. */
  readonly defects: unknown[];
  /** Connections accepted so far. */
  connections: number;
  /** The highest depth among the requests since the last `clear`. */
  roundTrips(): number;
  /** Forgets everything, and begins to count depth from 1 again. */
  clear(): void;
}

/** The ledger as the server itself writes it. */
export interface LedgerBook extends Ledger {
  open(record: Omit<RequestRecord, 'number' | 'depth'>): RequestRecord;
  /** Call when the reply to a request has been handed to the socket. */
  close(record: RequestRecord): void;
  countSignIn(account: string, succeeded: boolean): void;
  /** An account was told to wait for so many ms from now. */
  tellToWait(account: string, milliseconds: number, now: number): void;
  /** An account has synchronised a folder. */
  noteSync(account: string): void;
  /** An account asked for so many items; counts only if it synchronises. */
  noteLargeBatch(record: RequestRecord, account: string, items: number): void;
  /** Whose request this is, is known; enters it in `tooEarly` if it is. */
  arrive(record: RequestRecord, account: string): void;
}

/** Waiting counts by the machine's clock and by the server's, whichever went further. */
interface Wait {
  readonly milliseconds: number;
  readonly at: number;
  readonly since: number;
}

/** An empty ledger. */
export function createLedger(): LedgerBook {
  let answered = 0;
  let current = new WeakSet<RequestRecord>();
  const waits = new Map<string, Wait>();
  const synchronising = new Set<string>();
  const ledger: LedgerBook = {
    requests: [],
    submissions: [],
    deliveries: [],
    reads: [],
    changes: [],
    signIns: new Map(),
    tooEarly: [],
    largeBatches: [],
    defects: [],
    connections: 0,
    roundTrips: () => ledger.requests.reduce((most, one) => Math.max(most, one.depth), 0),
    clear: () => {
      answered = 0;
      current = new WeakSet();
      const { requests, submissions, deliveries, reads, changes, tooEarly, largeBatches } = ledger;
      for (const list of [requests, submissions, deliveries, reads, changes, tooEarly, largeBatches])
        list.length = 0;
      waits.clear();
      synchronising.clear();
      ledger.signIns.clear();
    },
    open: (entry) => {
      const record = { ...entry, number: ledger.requests.length + 1, depth: answered + 1 };
      ledger.requests.push(record);
      current.add(record);
      return record;
    },
    close: (record) => {
      if (current.has(record)) answered = Math.max(answered, record.depth);
    },
    noteSync: (account) => {
      synchronising.add(account);
    },
    noteLargeBatch: ({ number }, account, items) => {
      if (synchronising.has(account)) ledger.largeBatches.push({ number, account, items });
    },
    tellToWait: (account, milliseconds, now) => {
      waits.set(account, { milliseconds, at: now, since: performance.now() });
    },
    arrive: (record, account) => {
      const wait = waits.get(account);
      if (!wait) return;
      const waited = Math.max(record.at - wait.at, performance.now() - wait.since);
      // A timer of the client may be up to a millisecond early.
      if (waited >= wait.milliseconds - 1) waits.delete(account);
      else ledger.tooEarly.push({ number: record.number, account, early: wait.milliseconds - waited });
    },
    countSignIn: (account, succeeded) => {
      const known = ledger.signIns.get(account.toLowerCase()) ?? { attempts: 0, failures: 0 };
      known.attempts += 1;
      known.failures += succeeded ? 0 : 1;
      ledger.signIns.set(account.toLowerCase(), known);
    },
  };
  return ledger;
}
