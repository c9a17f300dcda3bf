import { valueOf } from '../schema/codecs.ts';
import type { ItemValues } from '../schema/codecs.ts';
import type { Attachment, ExtendedProperty, Folder, Item, ItemKind, Mailbox } from './types.ts';

/** What a message of a bulk is made of. */
export interface Made {
  readonly values: ItemValues;
  readonly thread: string;
}

/** Makes the messages of one bulk by their index. */
export interface MessageMaker {
  readonly isRead: boolean;
  sentAt(index: number): number;
  make(index: number): Made;
}

const noProperties: ReadonlyMap<string, ExtendedProperty> = new Map();
const noExceptions: Item['exceptions'] = new Map();
const nothingTouched: ReadonlyMap<string, number> = new Map();
const noAttachments: Attachment[] = [];

/** How many made messages a bulk remembers: a page of a search or two. */
const slots = 2_048;
const recent = new WeakMap<MessageMaker, (Made & { readonly index: number })[]>();

/** A message whose properties are made when they are asked for, and kept only once somebody has changed them. */
export class LazyItem implements Item {
  readonly mailbox: Mailbox;
  counter: number;
  change: number;
  folder: Folder;
  extended: ReadonlyMap<string, ExtendedProperty> = noProperties;
  attachments: Attachment[] = noAttachments;
  touched: ReadonlyMap<string, number> = nothingTouched;
  idText: string | undefined = undefined;
  private readonly maker: MessageMaker;
  private readonly index: number;
  private kept: ItemValues | undefined = undefined;
  private sentAt: number | undefined = undefined;

  constructor(
    folder: Folder,
    maker: MessageMaker,
    { index, counter }: { readonly index: number; readonly counter: number },
  ) {
    this.mailbox = folder.mailbox;
    this.folder = folder;
    this.maker = maker;
    this.index = index;
    this.counter = counter;
    this.change = counter + 1;
  }

  get kind(): ItemKind {
    return 'Message';
  }

  get creator(): string {
    return this.mailbox.address;
  }

  get exceptions(): Item['exceptions'] {
    return noExceptions;
  }

  get thread(): string {
    return this.made().thread;
  }

  get values(): ItemValues {
    return this.kept ?? this.made().values;
  }

  set values(values: ItemValues) {
    this.kept = values;
  }

  /** One property; times and the read flag without making the rest. */
  glance(name: string): unknown {
    if (this.kept) return valueOf(this.kept, name);
    if (name === 'IsRead') return this.maker.isRead;
    if (name === 'DateTimeReceived' || name === 'DateTimeSent' || name === 'DateTimeCreated')
      return (this.sentAt ??= this.maker.sentAt(this.index));
    return valueOf(this.values, name);
  }

  private made(): Made {
    const { maker, index } = this;
    let known = recent.get(maker);
    if (!known) recent.set(maker, (known = []));
    const slot = known[index % slots];
    if (slot?.index === index) return slot;
    const fresh = { ...maker.make(index), index };
    known[index % slots] = fresh;
    return fresh;
  }
}

/** One stored property of an item, by element name; cheap also for items that are not made yet. */
export function propertyOf(item: Item, name: string): unknown {
  return item instanceof LazyItem ? item.glance(name) : valueOf(item.values, name);
}
