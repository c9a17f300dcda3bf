import { startInChromium } from '../../main/chromium.ts';
import { askDirectly } from './ask.ts';
import { remember } from './remember.ts';
import type { SampleExchange } from './sample-exchange.ts';
import { walkAdmin } from './walk/admin.ts';
import { walkAssistant } from './walk/assistant.ts';
import { walkLock } from './walk/lock.ts';
import { walkOutbox } from './walk/outbox.ts';
import { walkSupport } from './walk/support.ts';
import { beginTour } from './walk/tour.ts';

/** What the walk is given. */
export interface WalkOptions {
  readonly exchange: SampleExchange;
  readonly profile: string;
  /** Where the pictures go, one for each step. */
  readonly folder: string;
  readonly say: (line: string) => void;
}

/** Walks the three jobs, a send whose answer is lost, and the lock through the app's own window, without a display. Returns the exit code. */
export async function walk({ exchange, profile, folder, say }: WalkOptions): Promise<number> {
  let accounts: readonly string[] = [];
  const started = await startInChromium({ profile, begin: false, headless: true }, async (application) => {
    const added = await remember(askDirectly(application), exchange);
    accounts = added.map(({ accountId }) => accountId);
  });
  if (!started.ok) {
    say(started.reason);
    return 1;
  }
  const { application, window } = started.app;
  try {
    const tour = await beginTour(window.page, folder, say);
    await walkAssistant(tour);
    await walkSupport(tour);
    await walkOutbox(tour, exchange);
    await walkAdmin(tour);
    await walkLock(tour, exchange);
    say(`${tour.count()} steps, pictures in ${folder}`);
    return 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    // The samples' passwords went where passwords go, the keychain; they do not stay there.
    for (const accountId of accounts) await askDirectly(application)('account.remove', { accountId });
    await started.app.close();
  }
}
