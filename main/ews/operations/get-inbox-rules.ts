import type { InboxRule } from '../../../shared/model/inbox-rule.ts';
import { success, type Result } from '../../../shared/result.ts';
import { readRows, type UnreadableRow } from '../elements/read-rows.ts';
import { readRule } from '../elements/read-rule.ts';
import type { EwsService } from '../service.ts';
import { callWhole } from '../soap/call-whole.ts';
import type { CallOptions } from '../soap/call.ts';
import { booleanOf } from '../soap/values.ts';
import { child, childText, childrenNamed } from '../xml/xml-element.ts';
import { element } from '../xml/xml.ts';

/** The rules of an inbox, in the order in which they run. */
export interface InboxRules {
  readonly rules: readonly InboxRule[];
  /** What is known of those that have no id. */
  readonly unreadable: readonly UnreadableRow[];
  /**
   * True where Outlook keeps rules of its own that it has switched off, in a form that only it reads: changing rules
   * through EWS erases them.
   */
  readonly hasOutlookRules: boolean;
}

/**
 * Lists the inbox rules of the service's mailbox. Exchange tells them to the owner, to full access and under
 * impersonation; others are refused as `ErrorAccessDenied`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getinboxrules-operation
 */
export async function getInboxRules(service: EwsService, options?: CallOptions): Promise<Result<InboxRules>> {
  const response = await callWhole(service, {
    operation: 'GetInboxRules',
    intent: 'read',
    body: element('m:GetInboxRules', element('m:MailboxSmtpAddress', service.identities.mailbox)),
    options,
  });
  if (!response.ok) return response;
  const elements = childrenNamed(child(response.value, 'InboxRules'), 'Rule');
  const { rows: rules, unreadable } = readRows(elements, readRule);
  return success({
    rules: rules.toSorted((a, b) => a.priority - b.priority),
    unreadable,
    hasOutlookRules: booleanOf(childText(response.value, 'OutlookRuleBlobExists')) ?? false,
  });
}
