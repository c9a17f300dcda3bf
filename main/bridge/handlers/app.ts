import { success } from '../../../shared/result.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Parts } from '../parts.ts';

/** The version in package.json; a test holds the two together. */
export const VERSION = '0.1.0';

/** The state of the program itself. */
export function appHandlers({ shell, secrets, journal, profile }: Parts): HandlersOf<'app'> {
  return {
    'app.state': async () =>
      success({
        version: VERSION,
        host: shell.host,
        keychain: secrets.state(),
        journal: journal.state,
        theme: profile.settings.value.theme,
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      }),
    'app.setTheme': async ({ theme }) => {
      await profile.settings.save({ ...profile.settings.value, theme });
      return success(null);
    },
  };
}
