import type { Failure } from '../../../shared/failure.ts';
import { success, type Result } from '../../../shared/result.ts';
import type { FolderReference } from '../../ews/elements/folder-reference.ts';
import { isLostSubscription } from '../../ews/elements/notification-codes.ts';
import type { MailboxEvent } from '../../ews/elements/read-notification.ts';
import { getEvents } from '../../ews/operations/get-events.ts';
import { subscribe } from '../../ews/operations/subscribe.ts';
import type { EwsService } from '../../ews/service.ts';
import type { HeardState } from '../watch-messages.ts';
import { pause } from './pause.ts';
import { ASK_EVERY_MS, backOffMs, type WatchParts } from './watch-parts.ts';

/** Minutes without a question after which the server forgets the subscription. */
const FORGOTTEN_AFTER = 10;

/** A pull subscription, and up to where its events are known. */
interface Mark {
  readonly subscriptionId: string;
  readonly watermark: string;
}

/** Where asking goes on; null: with a new subscription. */
interface Step {
  readonly mark: Mark | null;
  /** There is more to be had at once. */
  readonly isHasty: boolean;
}

/** The watch that hears what is asked for. */
export interface AskedWatch {
  readonly service: EwsService;
  readonly folders: 'all' | readonly FolderReference[];
  /** Anything may have happened anywhere. */
  hearAll(): void;
  hear(events: readonly MailboxEvent[]): void;
  become(state: HeardState): void;
}

/**
 * Hears one mailbox by asking for its events every half a minute, until the signal ends it. A subscription that is lost,
 * or has missed events, is made anew without its watermark, and anything may have happened then. Gives `forbidden` when
 * the server lets nobody subscribe here.
 */
export async function askForEvents(
  parts: WatchParts,
  watch: AskedWatch,
  signal: AbortSignal,
): Promise<'forbidden' | 'ended'> {
  let mark: Mark | null = null;
  let failures = 0;
  while (!signal.aborted) {
    const step: Result<Step> = mark === null ? await begin(watch, signal) : await ask(watch, mark, signal);
    if (signal.aborted) break;
    if (step.ok) {
      failures = 0;
      ({ mark } = step.value);
      watch.become('asking');
      if (!step.value.isHasty) await pause(parts.clock, ASK_EVERY_MS, signal);
    } else if (mark === null && step.failure.kind === 'response-code') {
      return 'forbidden';
    } else {
      failures += 1;
      lose(parts, watch, step.failure);
      await pause(parts.clock, backOffMs(failures), signal);
    }
  }
  return 'ended';
}

async function begin(watch: AskedWatch, signal: AbortSignal): Promise<Result<Step>> {
  const request = { how: 'pull', folders: watch.folders, timeoutMinutes: FORGOTTEN_AFTER } as const;
  const made = await subscribe(watch.service, request, { signal });
  if (!made.ok) return made;
  watch.hearAll();
  const { subscriptionId, watermark } = made.value;
  return success({ mark: watermark === null ? null : { subscriptionId, watermark }, isHasty: false });
}

async function ask(watch: AskedWatch, mark: Mark, signal: AbortSignal): Promise<Result<Step>> {
  const asked = await getEvents(watch.service, mark, { signal });
  if (!asked.ok) return isLostSubscription(asked.failure) ? success({ mark: null, isHasty: true }) : asked;
  watch.hear(asked.value.events);
  const watermark = asked.value.watermark ?? mark.watermark;
  return success({ mark: { ...mark, watermark }, isHasty: asked.value.hasMore });
}

function lose({ told }: WatchParts, watch: AskedWatch, failure: Failure): void {
  if (failure.kind === 'wrong-credentials') told.onSecretRefused(failure);
  watch.become('lost');
}
