import { expect, test } from 'vitest';
import { adviseOnSendAs } from '../../../../main/ews/advice/advise-on-send-as.ts';

test('the commands for Send As name the mailbox and who signs in, and nothing in an address leaves its quotes', () => {
  const identities = {
    authenticated: "o'brien@contoso.test",
    authorized: "o'brien@contoso.test",
    mailbox: 'support@contoso.test',
    access: 'delegate',
  } as const;
  expect(adviseOnSendAs(identities, 'nothing').command).toBe(
    "Add-ADPermission -Identity (Get-Mailbox -Identity 'support@contoso.test').DistinguishedName -User 'o''brien@contoso.test' -AccessRights ExtendedRight -ExtendedRights 'Send As'\n" +
      "Add-RecipientPermission -Identity 'support@contoso.test' -Trustee 'o''brien@contoso.test' -AccessRights SendAs",
  );
});
