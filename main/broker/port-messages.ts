import type { Failure } from '../../shared/failure.ts';
import type { Result } from '../../shared/result.ts';
import type { FreshToken } from '../ews/transport/sign-in/tokens.ts';
import type { Told, Wish } from '../ews/transport/turns.ts';

/** What a thread asks the broker and tells it. `id` is the thread's own number for one turn or one question. */
export type ToBroker =
  | { readonly type: 'take'; readonly id: number; readonly wish: Wish }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'done'; readonly id: number; readonly told: Told }
  | { readonly type: 'token'; readonly id: number; readonly refused: string | null };

/** What the broker answers. */
export type FromBroker =
  | { readonly type: 'account'; readonly refusals: SharedArrayBuffer }
  /** A queue that is asked for the first time: its number on this port, and the memory of its flag. */
  | { readonly type: 'queue'; readonly queue: number; readonly flag: SharedArrayBuffer }
  | { readonly type: 'granted'; readonly id: number; readonly queue: number }
  | { readonly type: 'refused'; readonly id: number; readonly failure: Failure }
  | { readonly type: 'token'; readonly id: number; readonly result: Result<FreshToken> };
