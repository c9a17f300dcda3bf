import { cutText } from '../../../shared/cut-text.ts';
import type { RuleContent } from '../../../shared/model/inbox-rule.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { ruleElement } from '../elements/rule.ts';
import type { EwsService } from '../service.ts';
import { call, type CallOptions } from '../soap/call.ts';
import { responseMessage } from '../soap/response-messages.ts';
import { integerOf } from '../soap/values.ts';
import { child, childText, childrenNamed, type XmlElement } from '../xml/xml-element.ts';
import { element, type Xml } from '../xml/xml.ts';

/** One change of the list of rules. `set` replaces all that the rule said. */
export type RuleChange =
  | { readonly change: 'create'; readonly rule: RuleContent }
  | { readonly change: 'set'; readonly ruleId: string; readonly rule: RuleContent }
  | { readonly change: 'delete'; readonly ruleId: string };

export interface UpdateInboxRulesRequest {
  /** At least one; done in this order, all of them or none. */
  readonly changes: readonly RuleChange[];
  /** True to go on where Outlook keeps rules of its own, which are then erased; see `getInboxRules`. */
  readonly mayEraseOutlookRules: boolean;
}

/** Why a change was refused, in EWS's words. */
export interface RuleMistake {
  /** Which change, counting from 0. */
  readonly index: number;
  /** What of the rule, for instance `Action:MoveToFolder`. */
  readonly field: string;
  /** For instance `FolderDoesNotExist`. */
  readonly code: string;
  /** The server's sentence; for people only, never decided on. */
  readonly serverText: string;
}

/** What came of the changes: all saved, or none because of mistakes in some. */
export type RulesOutcome =
  { readonly outcome: 'saved' } | { readonly outcome: 'refused'; readonly mistakes: readonly RuleMistake[] };

/**
 * Changes the inbox rules of the service's mailbox. Where Outlook keeps rules of its own and they may not be erased, all
 * is refused as `ErrorOutlookRuleBlobExists`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/updateinboxrules-operation
 */
export async function updateInboxRules(
  service: EwsService,
  { changes, mayEraseOutlookRules }: UpdateInboxRulesRequest,
  options?: CallOptions,
): Promise<Result<RulesOutcome>> {
  if (changes.length === 0) return failed({ kind: 'invalid-request', message: 'No rule to change.' });
  const operation = 'UpdateInboxRules';
  const response = await call(service, {
    operation,
    intent: 'write',
    body: element('m:UpdateInboxRules', [
      element('m:MailboxSmtpAddress', service.identities.mailbox),
      element('m:RemoveOutlookRuleBlob', String(mayEraseOutlookRules)),
      element(
        'm:Operations',
        changes.map((change) => changeElement(change, service)),
      ),
    ]),
    options,
  });
  if (!response.ok) return response;
  const mistakes = readMistakes(response.value);
  const done = responseMessage(response.value, { service, operation });
  if (done.ok) return success({ outcome: 'saved' });
  return mistakes.length > 0 ? success({ outcome: 'refused', mistakes }) : done;
}

function changeElement(change: RuleChange, { identities }: EwsService): Xml {
  switch (change.change) {
    case 'create':
      return element('t:CreateRuleOperation', ruleElement(change.rule, null, identities));
    case 'set':
      return element('t:SetRuleOperation', ruleElement(change.rule, change.ruleId, identities));
    case 'delete':
      return element('t:DeleteRuleOperation', element('t:RuleId', change.ruleId));
  }
}

function readMistakes(response: XmlElement): readonly RuleMistake[] {
  return childrenNamed(child(response, 'RuleOperationErrors'), 'RuleOperationError').flatMap((error) => {
    const index = integerOf(childText(error, 'OperationIndex')) ?? 0;
    return childrenNamed(child(error, 'ValidationErrors'), 'Error').map((each) => ({
      index,
      field: childText(each, 'FieldURI')?.trim() ?? '',
      code: childText(each, 'ErrorCode')?.trim() ?? '',
      serverText: cutText((childText(each, 'ErrorMessage') ?? '').trim(), 2000),
    }));
  });
}
