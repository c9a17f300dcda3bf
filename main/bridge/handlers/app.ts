import { success } from '../../../shared/result.ts';
import { machineZone } from '../../../shared/time/machine-zone.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Parts } from '../parts.ts';

/** The version in package.json; a test holds the two together. */
export const VERSION = '0.1.0';

/** The state of the program itself, and its lock. */
export function appHandlers(parts: Parts): HandlersOf<'app'> & HandlersOf<'budget'> {
  const { shell, secrets, journal, profile, lock, idle, reopening, broker } = parts;
  return {
    'app.state': async () => {
      const { theme, idleLockMinutes } = profile.settings.value;
      return success({
        version: VERSION,
        host: shell.host,
        keychain: secrets.state(),
        journal: journal.state,
        theme,
        timeZone: machineZone(),
        isLocked: lock.isLocked,
        unlocking: lock.isLocked ? await lock.unlocking() : 'button',
        idleLockMinutes,
      });
    },
    'app.setTheme': async ({ theme }) => {
      await profile.settings.save({ ...profile.settings.value, theme });
      return success(null);
    },
    'app.lock': async () => {
      await lock.lock('command');
      return success(null);
    },
    'app.unlock': async ({ accountId, secret }) => {
      const unlocked = await lock.unlock(accountId, secret);
      return unlocked.ok ? success({ mailboxId: await reopening.begin() }) : unlocked;
    },
    'app.setIdleLock': async ({ minutes }) => {
      await profile.settings.save({ ...profile.settings.value, idleLockMinutes: minutes });
      idle.setLimit(minutes);
      return success(null);
    },
    'budget.list': async () => success(broker.budgets()),
    'app.activity': async () => {
      idle.touch();
      return success(null);
    },
  };
}
