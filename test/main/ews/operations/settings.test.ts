import { describe, expect, it } from 'vitest';
import { getInboxRules } from '../../../../main/ews/operations/get-inbox-rules.ts';
import { getUserOofSettings } from '../../../../main/ews/operations/get-user-oof-settings.ts';
import { setUserOofSettings } from '../../../../main/ews/operations/set-user-oof-settings.ts';
import { updateInboxRules } from '../../../../main/ews/operations/update-inbox-rules.ts';
import { inboxRule, type RuleContent } from '../../../../shared/model/inbox-rule.ts';
import { compact, failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const rob = 'rob@contoso.test';
const replies = {
  state: 'Scheduled',
  audience: 'Known',
  start: '2026-03-02T09:00:00.000Z',
  end: '2026-03-09T09:00:00.000Z',
  internalReply: '<p>Inside</p>',
  externalReply: '',
} as const;

describe('automatic replies', () => {
  it('are read with the widest audience that the organisation allows', async () => {
    const service = literalService(reply('get-user-oof-settings'));
    expect(valueOf(await getUserOofSettings(service))).toEqual({ replies, allowedAudience: 'Known' });
    expect(sentBody(service)).toBe(
      '<m:GetUserOofSettingsRequest><t:Mailbox><t:Address>mary@contoso.test</t:Address></t:Mailbox></m:GetUserOofSettingsRequest>',
    );
  });

  it('send nothing where the server says a state or an audience that nobody knows', async () => {
    const text = reply('get-user-oof-settings')
      .replace('>Scheduled<', '>Often<')
      .replace('>Known<', '>Some<');
    const found = valueOf(await getUserOofSettings(literalService(text)));
    expect(found.replies).toMatchObject({ state: 'Disabled', audience: 'None' });
  });

  it('are set as a write in the order of the schema, and refused with the code of the server', async () => {
    const service = literalService(reply('set-user-oof-settings-refused'));
    expect(failureOf(await setUserOofSettings(service, { replies }))).toMatchObject({
      kind: 'response-code',
      code: 'ErrorInvalidScheduledOofDuration',
    });
    expect(service.transport.requests[0]).toMatchObject({ intent: 'write' });
    expect(sentBody(service)).toBe(
      compact(`
      <m:SetUserOofSettingsRequest>
        <t:Mailbox><t:Address>mary@contoso.test</t:Address></t:Mailbox>
        <t:UserOofSettings>
          <t:OofState>Scheduled</t:OofState><t:ExternalAudience>Known</t:ExternalAudience>
          <t:Duration><t:StartTime>2026-03-02T09:00:00.000Z</t:StartTime><t:EndTime>2026-03-09T09:00:00.000Z</t:EndTime></t:Duration>
          <t:InternalReply><t:Message>&lt;p>Inside&lt;/p></t:Message></t:InternalReply>
          <t:ExternalReply><t:Message/></t:ExternalReply>
        </t:UserOofSettings>
      </m:SetUserOofSettingsRequest>`).replaceAll('p>', 'p&gt;'),
    );
  });

  it('are saved, or of unknown outcome where the answer does not say', async () => {
    const saved = reply('set-user-oof-settings-refused')
      .replace('"Error"', '"Success"')
      .replace('ErrorInvalidScheduledOofDuration', 'NoError');
    expect(await setUserOofSettings(literalService(saved), { replies })).toEqual({ ok: true, value: null });
    const silent = saved.replace(/<m:ResponseMessage [^]*<\/m:ResponseMessage>/u, '');
    expect(failureOf(await setUserOofSettings(literalService(silent), { replies }))).toEqual({
      kind: 'outcome-unknown',
      operation: 'SetUserOofSettings',
    });
    const endless = { ...replies, end: null };
    expect(failureOf(await setUserOofSettings(literalService(saved), { replies: endless }))).toMatchObject({
      kind: 'invalid-request',
    });
  });
});

describe('inbox rules', () => {
  it('are read in the order in which they run', async () => {
    const { rules, hasOutlookRules } = valueOf(await getInboxRules(literalService(reply('get-inbox-rules'))));
    expect(hasOutlookRules).toBe(true);
    expect(rules.map((rule) => inboxRule.safeParse(rule).success)).toEqual([true, true]);
    expect(rules[1]).toEqual({
      ruleId: 'DwAAAABJEv0=',
      name: 'Board & bank',
      priority: 2,
      isEnabled: true,
      isInError: false,
      isWhole: true,
      conditions: [
        { kind: 'texts', name: 'ContainsSubjectStrings', texts: ['Q3', 'Q4'] },
        { kind: 'people', name: 'FromAddresses', people: [{ name: 'Ann', address: 'ann@contoso.test' }] },
        { kind: 'word', name: 'Importance', word: 'High' },
        { kind: 'plain', name: 'SentOnlyToMe' },
        { kind: 'dates', name: 'WithinDateRange', start: '2026-03-02T00:00:00.000Z', end: null },
        { kind: 'sizes', name: 'WithinSizeRange', minimum: 100, maximum: null },
      ],
      exceptions: [],
      actions: [
        { kind: 'texts', name: 'AssignCategories', texts: ['Board'] },
        { kind: 'people', name: 'ForwardToRecipients', people: [{ name: '', address: rob }] },
        { kind: 'word', name: 'MarkImportance', word: 'Low' },
        { kind: 'folder', name: 'MoveToFolder', folder: { by: 'id', folderId: 'AAMkAFolder=' } },
        { kind: 'plain', name: 'StopProcessingRules' },
      ],
    });
  });

  it('say that they are not whole where a condition is one that we do not know', async () => {
    const { rules } = valueOf(await getInboxRules(literalService(reply('get-inbox-rules'))));
    expect(rules[0]).toMatchObject({
      name: 'Newer than us',
      isWhole: false,
      isInError: true,
      conditions: [],
      actions: [{ kind: 'plain', name: 'Delete' }],
    });
  });

  const rule: RuleContent = {
    name: 'Bank',
    priority: 1,
    isEnabled: true,
    conditions: [
      { kind: 'word', name: 'Sensitivity', word: 'Private' },
      { kind: 'plain', name: 'SentToMe' },
      { kind: 'texts', name: 'ContainsSubjectStrings', texts: ['<Q3>'] },
    ],
    exceptions: [],
    actions: [{ kind: 'folder', name: 'MoveToFolder', folder: { by: 'name', name: 'inbox' } }],
  };
  const changes = [
    { change: 'delete', ruleId: 'A=' },
    { change: 'set', ruleId: 'B=', rule },
  ] as const;

  it('are changed as a write, and tell which change was wrong', async () => {
    const service = literalService(reply('update-inbox-rules-refused'));
    expect(await updateInboxRules(service, { changes, mayEraseOutlookRules: false })).toEqual({
      ok: true,
      value: {
        outcome: 'refused',
        mistakes: [
          {
            index: 1,
            field: 'Action:MoveToFolder',
            code: 'FolderDoesNotExist',
            serverText: 'The folder does not exist.',
          },
        ],
      },
    });
    expect(service.transport.requests[0]).toMatchObject({ intent: 'write' });
    expect(sentBody(service)).toBe(
      compact(`
      <m:UpdateInboxRules>
        <m:MailboxSmtpAddress>mary@contoso.test</m:MailboxSmtpAddress>
        <m:RemoveOutlookRuleBlob>false</m:RemoveOutlookRuleBlob>
        <m:Operations>
          <t:DeleteRuleOperation><t:RuleId>A=</t:RuleId></t:DeleteRuleOperation>
          <t:SetRuleOperation><t:Rule>
            <t:RuleId>B=</t:RuleId><t:DisplayName>Bank</t:DisplayName><t:Priority>1</t:Priority><t:IsEnabled>true</t:IsEnabled>
            <t:Conditions>
              <t:ContainsSubjectStrings><t:String>&lt;Q3&gt;</t:String></t:ContainsSubjectStrings>
              <t:SentToMe>true</t:SentToMe>
              <t:Sensitivity>Private</t:Sensitivity>
            </t:Conditions>
            <t:Actions><t:MoveToFolder><t:DistinguishedFolderId Id="inbox"><t:Mailbox><t:EmailAddress>mary@contoso.test</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId></t:MoveToFolder></t:Actions>
          </t:Rule></t:SetRuleOperation>
        </m:Operations>
      </m:UpdateInboxRules>`),
    );
  });

  it('are saved, or refused as a whole by a code', async () => {
    const saved = reply('update-inbox-rules-refused')
      .replace('"Error"', '"Success"')
      .replace('ErrorInboxRulesValidationError', 'NoError');
    const blob = reply('update-inbox-rules-refused')
      .replace('ErrorInboxRulesValidationError', 'ErrorOutlookRuleBlobExists')
      .replace(/<m:RuleOperationErrors>[^]*<\/m:RuleOperationErrors>/u, '');
    const request = { changes, mayEraseOutlookRules: false };
    expect(await updateInboxRules(literalService(saved), request)).toEqual({
      ok: true,
      value: { outcome: 'saved' },
    });
    expect(failureOf(await updateInboxRules(literalService(blob), request))).toMatchObject({
      code: 'ErrorOutlookRuleBlobExists',
    });
    const nothing = updateInboxRules(literalService(saved), { ...request, changes: [] });
    expect(failureOf(await nothing)).toMatchObject({ kind: 'invalid-request' });
  });
});
