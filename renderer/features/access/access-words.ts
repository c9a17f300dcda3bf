import type { Capability, DelegateEntry } from '../../../shared/model/access-report.ts';

/** Yes, no, or that Exchange tells only by trying, in words. */
export function standingWords(capability: Capability): {
  readonly mark: 'yes' | 'no' | 'guess';
  readonly text: string;
} {
  if (capability.isGuess)
    return {
      mark: 'guess',
      text: capability.isAllowed
        ? 'Probably; Exchange tells only by trying'
        : 'Probably not; Exchange tells only by trying',
    };
  return capability.isAllowed ? { mark: 'yes', text: 'Allowed' } : { mark: 'no', text: 'Not allowed' };
}

/** The folders that GetDelegate speaks of, in the order of the table. */
export const delegateFolders = ['calendar', 'inbox', 'tasks', 'contacts', 'notes', 'journal'] as const;

/** The level on a folder in a person's words; Exchange's "None" is a dash. */
export function levelWords(entry: DelegateEntry, folder: string): string {
  const level = entry.levels[folder];
  return level === undefined || level === 'None' ? '–' : level;
}

/** Where meeting requests go, from Exchange's DeliverMeetingRequests. */
export function deliveryWords(deliver: string | null): string | null {
  switch (deliver) {
    case 'DelegatesOnly':
      return 'Meeting requests go to the delegates only.';
    case 'DelegatesAndMe':
      return 'Meeting requests go to the owner and to the delegates.';
    case 'DelegatesAndSendInformationToMe':
      return 'Meeting requests go to the delegates; the owner gets a note of each.';
    case 'NoForward':
      return 'Meeting requests go to the owner only.';
    default:
      return null;
  }
}
