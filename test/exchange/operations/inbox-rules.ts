import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import type { InboxRule } from '../store/settings.ts';
import type { Mailbox } from '../store/types.ts';
import { child, childText, descend } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element, escapeXml, textElement } from '../xml/write.ts';
import { writeNode } from '../xml/write-node.ts';
import type { Call } from './call.ts';
import { findTargetIn } from './find-target.ts';
import { ownedMailbox } from './owned-mailbox.ts';
import { writeSingle } from './single-response.ts';

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getinboxrules-operation>. */
export function getInboxRules(call: Call): Outcome<string> {
  const mailbox = ownedMailbox(call, childText(call.request, 'MailboxSmtpAddress'));
  if (!mailbox.ok) return done(writeSingle(call, mailbox));
  const rules = mailbox.value.settings.rules
    .toSorted((a, b) => priorityOf(a) - priorityOf(b))
    .map((one) => element('t:Rule', textElement('t:RuleId', one.id) + writeRule(one.rule)));
  const inner = element('m:OutlookRuleBlobExists', 'false') + element('m:InboxRules', rules.join(''));
  return done(writeSingle(call, done(inner)));
}

/**
 * All operations are done, or none. Every mistake is told, with the index of its operation.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/updateinboxrules-operation>.
 */
export function updateInboxRules(call: Call): Outcome<string> {
  const mailbox = ownedMailbox(call, childText(call.request, 'MailboxSmtpAddress'));
  if (!mailbox.ok) return done(writeSingle(call, mailbox));
  const errors: string[] = [];
  let rules: readonly InboxRule[] = mailbox.value.settings.rules;
  (child(call.request, 'Operations')?.children ?? []).forEach((operation, index) => {
    const mistake = mistakeIn(call, mailbox.value, { operation, rules });
    if (mistake) errors.push(writeMistake(index, mistake));
    else rules = apply(call, rules, operation);
  });
  if (errors.length > 0) {
    const refused = refuse(
      'ErrorInboxRulesValidationError',
      'A validation error occurred while executing the rule operation.',
    );
    return done(writeSingle(call, refused, element('m:RuleOperationErrors', errors.join(''))));
  }
  mailbox.value.settings.rules = [...rules];
  return done(writeSingle(call, done('')));
}

function priorityOf(rule: InboxRule): number {
  return Number(childText(rule.rule, 'Priority') ?? 1);
}

function writeRule(rule: XmlNode): string {
  return rule.children
    .filter((one) => one.name !== 'RuleId')
    .map((one) => writeNode(one))
    .join('');
}

interface Mistake {
  readonly field: string;
  readonly code: string;
  readonly text: string;
  readonly value: string;
}

const about = (field: string, code: string, text: string, value = ''): Mistake => ({
  field,
  code,
  text,
  value,
});

function mistakeIn(
  call: Call,
  mailbox: Mailbox,
  { operation, rules }: { readonly operation: XmlNode; readonly rules: readonly InboxRule[] },
): Mistake | undefined {
  const rule = child(operation, 'Rule');
  const id = childText(operation, 'RuleId') ?? childText(rule, 'RuleId');
  if (operation.name === 'CreateRuleOperation' && id !== undefined)
    return about('RuleId', 'CreateWithRuleId', 'A new rule has no id.', id);
  if (operation.name !== 'CreateRuleOperation' && !rules.some((one) => one.id === id))
    return about('RuleId', 'RuleNotFound', 'The rule does not exist.', id);
  if (!rule) return undefined;
  const name = childText(rule, 'DisplayName') ?? '';
  if (name.trim() === '') return about('DisplayName', 'EmptyValueFound', 'The rule has no name.');
  if (Number(childText(rule, 'Priority')) < 1)
    return about('Priority', 'InvalidValue', 'The priority counts from 1.', childText(rule, 'Priority'));
  const actions = child(rule, 'Actions');
  if (!actions || actions.children.length === 0)
    return about('Actions', 'MissingAction', 'The rule does nothing.');
  for (const action of ['MoveToFolder', 'CopyToFolder']) {
    const node = child(actions, action);
    const folder = node && findTargetIn(call, node);
    if (folder && (!folder.ok || folder.value.mailbox !== mailbox))
      return about(`Action:${action}`, 'FolderDoesNotExist', 'The folder does not exist.');
  }
  return undefined;
}

function writeMistake(index: number, { field, code, text, value }: Mistake): string {
  const error =
    element('t:FieldURI', field) +
    element('t:ErrorCode', code) +
    textElement('t:ErrorMessage', text) +
    `<t:FieldValue>${escapeXml(value)}</t:FieldValue>`;
  return element(
    't:RuleOperationError',
    element('t:OperationIndex', String(index)) + element('t:ValidationErrors', element('t:Error', error)),
  );
}

function apply(call: Call, rules: readonly InboxRule[], operation: XmlNode): readonly InboxRule[] {
  const rule = child(operation, 'Rule');
  const id = childText(operation, 'RuleId') ?? descend(operation, 'Rule', 'RuleId')?.text;
  if (!rule) return rules.filter((one) => one.id !== id);
  if (operation.name === 'SetRuleOperation') return rules.map((one) => (one.id === id ? { id, rule } : one));
  const made = Buffer.alloc(8);
  made.writeUIntBE(call.store.nextCounter(), 2, 6);
  return [...rules, { id: made.toString('base64'), rule }];
}
