import type { SeedContact, SeedExtras, SeedSettings, SeedTask } from '../content/seed.ts';
import type { ItemValues } from '../schema/codecs.ts';
import { namespaces } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import { addItem } from './items.ts';
import { distinguished, findFolder } from './mailbox.ts';
import { mailboxOf, recipientOf } from './store.ts';
import type { Store } from './store.ts';
import type { Item, Mailbox } from './types.ts';

/** Enters contacts, tasks and settings of the content. Throws where they name a mailbox that is not there. */
export function loadExtras(store: Store, { entries, settings }: SeedExtras): void {
  for (const one of entries ?? []) loadEntry(store, one);
  for (const one of settings ?? []) loadSettings(store, one);
}

function mailboxFor(store: Store, address: string): Mailbox {
  const mailbox = mailboxOf(store, address);
  if (!mailbox) throw new Error(`The content has something for ${address}, which has no mailbox.`);
  return mailbox;
}

function loadEntry(store: Store, seed: SeedContact | SeedTask): Item {
  const mailbox = mailboxFor(store, seed.mailbox);
  const folder = findFolder(mailbox, seed.folder);
  if (!folder) throw new Error(`The content names ${seed.folder} in ${seed.mailbox}, which is not there.`);
  const values = seed.kind === 'contact' ? contactValues(seed) : taskValues(seed);
  const now = store.clock.now();
  return addItem(store, folder, {
    kind: seed.kind === 'contact' ? 'Contact' : 'Task',
    creator: mailbox.address,
    thread: `${seed.kind} ${store.nextCounter()}`,
    values: {
      Sensitivity: 'Normal',
      Importance: 'Normal',
      IsSubmitted: false,
      IsDraft: false,
      IsFromMe: false,
      IsResend: false,
      IsUnmodified: false,
      Culture: 'en-US',
      ReminderIsSet: false,
      DateTimeReceived: now,
      DateTimeSent: now,
      DateTimeCreated: now,
      LastModifiedTime: now,
      LastModifiedName: recipientOf(store, mailbox.address).name,
      ...values,
    },
  });
}

/** An element of the types namespace, as a request would have brought it. */
function typed(
  name: string,
  attributes: Record<string, string>,
  inner: string | readonly XmlNode[],
): XmlNode {
  return {
    name,
    namespace: namespaces.t,
    attributes: new Map(Object.entries(attributes)),
    children: typeof inner === 'string' ? [] : inner,
    text: typeof inner === 'string' ? inner : '',
  };
}

function contactValues(seed: SeedContact): ItemValues {
  const name = `${seed.givenName} ${seed.surname}`;
  const address = typed('Entry', { Key: 'EmailAddress1', Name: name, RoutingType: 'SMTP' }, seed.address);
  const phones = Object.entries(seed.phones ?? {}).map(([Key, number]) => typed('Entry', { Key }, number));
  const city = typed('Entry', { Key: 'Business' }, [typed('City', {}, seed.city ?? '')]);
  return {
    ItemClass: 'IPM.Contact',
    Subject: name,
    DisplayName: name,
    FileAs: `${seed.surname}, ${seed.givenName}`,
    FileAsMapping: 'LastCommaFirst',
    GivenName: seed.givenName,
    Surname: seed.surname,
    EmailAddresses: typed('EmailAddresses', {}, [address]),
    ...(seed.company === undefined ? {} : { CompanyName: seed.company }),
    ...(seed.jobTitle === undefined ? {} : { JobTitle: seed.jobTitle }),
    ...(phones.length === 0 ? {} : { PhoneNumbers: typed('PhoneNumbers', {}, phones) }),
    ...(seed.city === undefined ? {} : { PhysicalAddresses: typed('PhysicalAddresses', {}, [city]) }),
    ...(seed.categories ? { Categories: seed.categories } : {}),
  };
}

function taskValues(seed: SeedTask): ItemValues {
  const done = seed.percentComplete ?? 0;
  return {
    ItemClass: 'IPM.Task',
    Subject: seed.subject,
    Body: { type: 'Text', text: seed.body ?? '' },
    PercentComplete: done,
    Status: done === 100 ? 'Completed' : done > 0 ? 'InProgress' : 'NotStarted',
    IsComplete: done === 100,
    IsRecurring: false,
    IsTeamTask: false,
    ChangeCount: 1,
    DelegationState: 'NoMatch',
    ...(seed.dueDate === undefined ? {} : { DueDate: Date.parse(`${seed.dueDate}T00:00:00Z`) }),
  };
}

function loadSettings(store: Store, { mailbox: address, oof, categories }: SeedSettings): void {
  const mailbox = mailboxFor(store, address);
  if (oof) {
    const isScheduled = oof.from !== undefined && oof.to !== undefined;
    mailbox.settings.oof = {
      state: isScheduled ? 'Scheduled' : 'Enabled',
      audience: 'All',
      duration: isScheduled ? { from: Date.parse(oof.from), to: Date.parse(oof.to) } : undefined,
      internalReply: oof.internalReply,
      externalReply: oof.externalReply,
    };
  }
  if (categories) {
    const calendar = distinguished(mailbox, 'calendar');
    mailbox.settings.configurations.set(`${calendar.counter} CategoryList`, {
      name: 'CategoryList',
      folder: calendar.counter,
      counter: store.nextCounter(),
      dictionary: undefined,
      xmlData: Buffer.from(categoryList(store, categories)).toString('base64'),
      binaryData: undefined,
    });
  }
}

/** The master category list of [MS-OXOCFG] 2.2.5. */
function categoryList(store: Store, list: NonNullable<SeedSettings['categories']>): string {
  const time = new Date(store.clock.now()).toISOString();
  const entries = list.map(({ name, color }, index) =>
    element('category', '', {
      name,
      color: String(color),
      keyboardShortcut: '0',
      usageCount: '0',
      lastTimeUsed: time,
      guid: `{00000000-0000-4000-a000-${String(index + 1).padStart(12, '0')}}`,
      renameOnFirstUse: '0',
    }),
  );
  return (
    '<?xml version="1.0"?>' +
    element('categories', entries.join(''), {
      default: list[0]?.name,
      lastSavedSession: '1',
      lastSavedTime: time,
      xmlns: 'CategoryList.xsd',
    })
  );
}
