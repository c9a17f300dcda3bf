import { z } from 'zod';
import { folderId, instant, itemId, person } from './identity.ts';

/** Conditions that look for any of several texts. */
export const textConditions = [
  'Categories',
  'ContainsBodyStrings',
  'ContainsHeaderStrings',
  'ContainsRecipientStrings',
  'ContainsSenderStrings',
  'ContainsSubjectOrBodyStrings',
  'ContainsSubjectStrings',
  'FromConnectedAccounts',
  'ItemClasses',
  'MessageClassifications',
] as const;

/** Conditions that look for any of several people. */
export const peopleConditions = ['FromAddresses', 'SentToAddresses'] as const;

/** Conditions that hold or do not. */
export const plainConditions = [
  'HasAttachments',
  'IsApprovalRequest',
  'IsAutomaticForward',
  'IsAutomaticReply',
  'IsEncrypted',
  'IsMeetingRequest',
  'IsMeetingResponse',
  'IsNDR',
  'IsPermissionControlled',
  'IsReadReceipt',
  'IsSigned',
  'IsVoicemail',
  'NotSentToMe',
  'SentCcMe',
  'SentOnlyToMe',
  'SentToMe',
  'SentToOrCcMe',
] as const;

/** Conditions that compare with one of EWS's own words. */
export const wordConditions = ['FlaggedForAction', 'Importance', 'Sensitivity'] as const;

const texts = z.array(z.string().min(1)).min(1);
const people = z.array(person).min(1);

/** One condition, or one exception, of a rule, under EWS's own name for it. */
export const ruleCondition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('texts'), name: z.enum(textConditions), texts }),
  z.strictObject({ kind: z.literal('people'), name: z.enum(peopleConditions), people }),
  z.strictObject({ kind: z.literal('plain'), name: z.enum(plainConditions) }),
  z.strictObject({ kind: z.literal('word'), name: z.enum(wordConditions), word: z.string() }),
  z.strictObject({
    kind: z.literal('dates'),
    name: z.literal('WithinDateRange'),
    start: instant.nullable(),
    end: instant.nullable(),
  }),
  /** In kilobytes. */
  z.strictObject({
    kind: z.literal('sizes'),
    name: z.literal('WithinSizeRange'),
    minimum: z.number().int().nullable(),
    maximum: z.number().int().nullable(),
  }),
]);
export type RuleCondition = z.output<typeof ruleCondition>;

/** A folder that a rule puts mail into; by name where the server names it so. */
export const ruleFolder = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('id'), folderId }),
  z.strictObject({ by: z.literal('name'), name: z.string() }),
]);
export type RuleFolder = z.output<typeof ruleFolder>;

export const plainActions = ['Delete', 'MarkAsRead', 'PermanentDelete', 'StopProcessingRules'] as const;
export const folderActions = ['CopyToFolder', 'MoveToFolder'] as const;
export const peopleActions = [
  'ForwardAsAttachmentToRecipients',
  'ForwardToRecipients',
  'RedirectToRecipients',
  'SendSMSAlertToRecipients',
] as const;

/** One thing that a rule does, under EWS's own name for it. */
export const ruleAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('texts'), name: z.literal('AssignCategories'), texts }),
  z.strictObject({ kind: z.literal('people'), name: z.enum(peopleActions), people }),
  z.strictObject({ kind: z.literal('plain'), name: z.enum(plainActions) }),
  z.strictObject({ kind: z.literal('folder'), name: z.enum(folderActions), folder: ruleFolder }),
  z.strictObject({ kind: z.literal('word'), name: z.literal('MarkImportance'), word: z.string() }),
  /** Answers with a message that was stored for this. */
  z.strictObject({ kind: z.literal('item'), name: z.literal('ServerReplyWithMessage'), itemId }),
]);
export type RuleAction = z.output<typeof ruleAction>;

/** EWS has each condition and each action at most once in a rule. */
function areDistinct(parts: readonly { readonly name: string }[]): boolean {
  return new Set(parts.map(({ name }) => name)).size === parts.length;
}

const conditions = z.array(ruleCondition).refine(areDistinct, 'a condition stands there twice');

/** What a rule says, apart from its id. */
export const ruleContent = z.strictObject({
  name: z.string().min(1),
  /** Rules run in this order; counts from 1. */
  priority: z.number().int().min(1),
  isEnabled: z.boolean(),
  conditions,
  exceptions: conditions,
  actions: z.array(ruleAction).refine(areDistinct, 'an action stands there twice'),
});
export type RuleContent = z.output<typeof ruleContent>;

/** A rule of an inbox. */
export const inboxRule = ruleContent.extend({
  ruleId: z.string().min(1),
  /** False where Exchange or this program cannot tell all that it says: to change it would lose the rest. */
  isWhole: z.boolean(),
  /** Exchange has stopped running it. */
  isInError: z.boolean(),
});
export type InboxRule = z.output<typeof inboxRule>;
