import { describe, expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import { ana, jun, mary, rob } from '../support/fixture.ts';
import { findItem, folder, getFolder, useOffice } from '../support/office.ts';

const office = useOffice();

const address = (of: string) => `<t:Mailbox><t:Address>${of}</t:Address></t:Mailbox>`;
const getOof = (of: string) => `<m:GetUserOofSettingsRequest>${address(of)}</m:GetUserOofSettingsRequest>`;
const setOof = (of: string, state: string, duration = '') =>
  `<m:SetUserOofSettingsRequest>${address(of)}<t:UserOofSettings><t:OofState>${state}</t:OofState><t:ExternalAudience>Known</t:ExternalAudience>${duration}<t:InternalReply><t:Message>Away &amp; back Friday</t:Message></t:InternalReply><t:ExternalReply><t:Message>Away</t:Message></t:ExternalReply></t:UserOofSettings></m:SetUserOofSettingsRequest>`;
const between = (from: string, to: string) =>
  `<t:Duration><t:StartTime>${from}</t:StartTime><t:EndTime>${to}</t:EndTime></t:Duration>`;
const mail = (to: string, subject: string) =>
  `<m:CreateItem MessageDisposition="SendOnly"><m:Items><t:Message><t:Subject>${subject}</t:Subject><t:ToRecipients><t:Mailbox><t:EmailAddress>${to}</t:EmailAddress></t:Mailbox></t:ToRecipients></t:Message></m:Items></m:CreateItem>`;
const subjectsOf = async (as: string) =>
  texts((await office.ask(as, findItem(folder('inbox')))).body, 'Subject');

describe('automatic replies', () => {
  test('are given and set by the owner alone', async () => {
    expect(await office.codes(mary, setOof(mary, 'Enabled'))).toEqual(['NoError']);
    const seen = (await office.ask(mary, getOof(mary))).body;
    expect([texts(seen, 'OofState'), texts(seen, 'Message')]).toEqual([
      ['Enabled'],
      ['Away & back Friday', 'Away'],
    ]);
    expect(await office.codes(rob, getOof(mary))).toEqual(['ErrorAccessDenied']);
    expect(await office.codes(rob, setOof(mary, 'Disabled'))).toEqual(['ErrorAccessDenied']);
    expect(await office.codes(rob, getOof('nobody@contoso.test'))).toEqual(['ErrorNonExistentMailbox']);
  });

  test('go to everybody who writes, once', async () => {
    await office.ask(mary, setOof(mary, 'Enabled'));
    await office.ask(jun, mail(mary, 'One'));
    await office.ask(jun, mail(mary, 'Two'));
    expect(await subjectsOf(jun)).toEqual(['Automatic reply: One']);
    expect(await subjectsOf(mary)).toContain('Two');
  });

  test('go only while they are scheduled', async () => {
    await office.ask(
      mary,
      setOof(mary, 'Scheduled', between('2026-03-03T00:00:00Z', '2026-03-04T00:00:00Z')),
    );
    await office.ask(jun, mail(mary, 'Before'));
    office.exchange().clock.advance(86_400_000);
    await office.ask(jun, mail(mary, 'During'));
    expect(await subjectsOf(jun)).toEqual(['Automatic reply: During']);
    const backwards = between('2026-03-04T00:00:00Z', '2026-03-03T00:00:00Z');
    expect(await office.codes(mary, setOof(mary, 'Scheduled', backwards))).toEqual([
      'ErrorInvalidScheduledOofDuration',
    ]);
  });
});

const rule = (subject: string, actions: string, more = '') =>
  `<t:Rule>${more}<t:DisplayName>${subject}</t:DisplayName><t:Priority>1</t:Priority><t:IsEnabled>true</t:IsEnabled><t:Conditions><t:ContainsSubjectStrings><t:String>${subject}</t:String></t:ContainsSubjectStrings></t:Conditions><t:Actions>${actions}</t:Actions></t:Rule>`;
const updateRules = (operations: string, of = '') =>
  `<m:UpdateInboxRules>${of === '' ? '' : `<m:MailboxSmtpAddress>${of}</m:MailboxSmtpAddress>`}<m:RemoveOutlookRuleBlob>true</m:RemoveOutlookRuleBlob><m:Operations>${operations}</m:Operations></m:UpdateInboxRules>`;
const createRule = (inner: string) => `<t:CreateRuleOperation>${inner}</t:CreateRuleOperation>`;
const toDrafts = `<t:MoveToFolder>${folder('drafts')}</t:MoveToFolder>`;

describe('inbox rules', () => {
  test('move what comes in, until they are deleted', async () => {
    expect(await office.codes(mary, updateRules(createRule(rule('Report', toDrafts))))).toEqual(['NoError']);
    await office.ask(jun, mail(mary, 'Report of May'));
    expect(await subjectsOf(mary)).not.toContain('Report of May');
    expect(texts((await office.ask(mary, getFolder(folder('drafts')))).body, 'TotalCount')).toEqual(['1']);
    const [id] = texts((await office.ask(mary, '<m:GetInboxRules/>')).body, 'RuleId');
    await office.ask(
      mary,
      updateRules(`<t:DeleteRuleOperation><t:RuleId>${id ?? ''}</t:RuleId></t:DeleteRuleOperation>`),
    );
    await office.ask(jun, mail(mary, 'Report of June'));
    expect(await subjectsOf(mary)).toContain('Report of June');
  });

  test('are all changed or none, and every mistake is told', async () => {
    const gone = '<t:DeleteRuleOperation><t:RuleId>AAAA</t:RuleId></t:DeleteRuleOperation>';
    const answer = await office.ask(
      mary,
      updateRules(createRule(rule('Good', toDrafts)) + gone + createRule(rule('Idle', ''))),
    );
    expect(texts(answer.body, 'ResponseCode')).toEqual(['ErrorInboxRulesValidationError']);
    expect(texts(answer.body, 'ErrorCode')).toEqual(['RuleNotFound', 'MissingAction']);
    expect(texts(answer.body, 'OperationIndex')).toEqual(['1', '2']);
    expect(all((await office.ask(mary, '<m:GetInboxRules/>')).body, 'Rule')).toEqual([]);
  });

  test('are not a delegate’s', async () => {
    const get = `<m:GetInboxRules><m:MailboxSmtpAddress>${mary}</m:MailboxSmtpAddress></m:GetInboxRules>`;
    expect(await office.codes(rob, get)).toEqual(['ErrorAccessDenied']);
    expect(await office.codes(rob, updateRules(createRule(rule('x', toDrafts)), mary))).toEqual([
      'ErrorAccessDenied',
    ]);
  });
});

const configurationName = (name: string, where: string, prefix = 't') =>
  `<${prefix}:UserConfigurationName Name="${name}">${where}</${prefix}:UserConfigurationName>`;
const getConfiguration = (name: string, where: string) =>
  `<m:GetUserConfiguration>${configurationName(name, where, 'm')}<m:UserConfigurationProperties>All</m:UserConfigurationProperties></m:GetUserConfiguration>`;
const writeConfiguration = (operation: 'Create' | 'Update', name: string, where: string, xml: string) =>
  `<m:${operation}UserConfiguration><m:UserConfiguration>${configurationName(name, where)}<t:XmlData>${Buffer.from(xml).toString('base64')}</t:XmlData></m:UserConfiguration></m:${operation}UserConfiguration>`;

describe('user configurations', () => {
  test('hold the list of categories, which readers of the calendar may see and editors change', async () => {
    const where = folder('calendar', mary);
    const seen = await office.ask(ana, getConfiguration('CategoryList', where));
    const xml = Buffer.from(texts(seen.body, 'XmlData')[0] ?? '', 'base64').toString();
    expect(xml).toContain('<category name="Board" color="0"');
    expect(
      await office.codes(ana, writeConfiguration('Update', 'CategoryList', where, '<categories/>')),
    ).toEqual(['ErrorAccessDenied']);
    expect(
      await office.codes(rob, writeConfiguration('Update', 'CategoryList', where, '<categories/>')),
    ).toEqual(['NoError']);
    const now = await office.ask(mary, getConfiguration('CategoryList', where));
    expect(Buffer.from(texts(now.body, 'XmlData')[0] ?? '', 'base64').toString()).toBe('<categories/>');
  });

  test('are made once, and gone when they are deleted', async () => {
    const where = folder('inbox');
    const create = writeConfiguration('Create', 'Mine', where, '<a/>');
    expect(await office.codes(mary, create)).toEqual(['NoError']);
    expect(await office.codes(mary, create)).toEqual(['ErrorItemSave']);
    const remove = `<m:DeleteUserConfiguration>${configurationName('Mine', where, 'm')}</m:DeleteUserConfiguration>`;
    expect(await office.codes(mary, remove)).toEqual(['NoError']);
    expect(await office.codes(mary, getConfiguration('Mine', where))).toEqual(['ErrorItemNotFound']);
    expect(await office.codes(mary, writeConfiguration('Update', 'Mine', where, '<a/>'))).toEqual([
      'ErrorItemNotFound',
    ]);
  });
});

office.checkSchema();
