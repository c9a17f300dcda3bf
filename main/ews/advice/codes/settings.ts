import { entry, who, type CodeTable } from '../code-advice.ts';

/** Names, rules, automatic replies and what programs keep in a mailbox. */
// prettier-ignore
export const settingsCodes: CodeTable = {
  ErrorNameResolutionNoResults: entry(who.you, 'Nobody in the directory answers to {mailbox}, or it is of another kind than was asked for.', 'Get-Recipient -Identity {mailbox} | Format-List RecipientTypeDetails,PrimarySmtpAddress'),
  ErrorInvalidSmtpAddress: entry(who.you, 'An address in the request is none that Exchange can use.'),
  ErrorInboxRulesValidationError: entry(who.you, 'A rule was wrong, so none of the changes was saved: look at what it says of each.'),
  ErrorOutlookRuleBlobExists: entry(who.owner, 'Outlook keeps rules of its own in {mailbox}, which any change from here would erase: change the rules in Outlook, or agree to lose those that Outlook has switched off.'),
  ErrorInvalidScheduledOofDuration: entry(who.you, 'Scheduled replies must end after they start, and not in the past.'),
  ErrorTimeIntervalTooBig: entry(who.you, 'More days were asked for than Exchange looks at in one go: ask for two months at most.'),
  ErrorInvalidTimeInterval: entry(who.you, 'The time asked for must end after it starts.'),
  ErrorMeetingSuggestionGenerationFailed: entry(who.you, 'Exchange can propose no times for this: choose a length between half an hour and a day, and people whose calendars it can see.'),
  ErrorInvalidIdMalformed: entry(who.makers, 'The request named something by an id that is none.'),
  ErrorInvalidIdFormat: entry(who.makers, 'The request named something by an id of another kind than it said.'),
  ErrorItemSave: entry(who.you, 'Exchange could not save it: something of that name may be there already.'),
};
