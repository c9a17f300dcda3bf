import type { ReadContext } from '../schema/codec.ts';
import type { ItemValues } from '../schema/codecs.ts';
import type { Store } from '../store/store.ts';
import type { Attachment, ExtendedProperty, ItemKind } from '../store/types.ts';

/** An item as a client gave it. */
export interface ItemInput {
  readonly kind: ItemKind;
  readonly values: ItemValues;
  readonly extended: ReadonlyMap<string, ExtendedProperty>;
  readonly attachments: readonly Attachment[];
  /** Of a series: values of changed occurrences, `undefined` for deleted ones, by original start in ms. */
  readonly exceptions?: ReadonlyMap<number, ItemValues | undefined>;
}

/** What reading needs: the zone of unzoned times, and the directory for names. */
export interface InputContext extends ReadContext {
  readonly store: Store;
}
