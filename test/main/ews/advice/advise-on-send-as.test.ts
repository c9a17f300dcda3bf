import { expect, test } from 'vitest';
import { adviseOnSendAs } from '../../../../main/ews/advice/advise-on-send-as.ts';

test('the commands for Send As name the mailbox and who signs in, and nothing in an address leaves its quotes', () => {
  const identities = {
    authenticated: "o'brien@contoso.test",
    authorized: "o'brien@contoso.test",
    mailbox: 'support@contoso.test',
    access: 'delegate',
  } as const;
  expect(adviseOnSendAs(identities).command).toBe(
    "Add-ADPermission -Identity 'support@contoso.test' -User 'o''brien@contoso.test' -ExtendedRights 'Send As'\n" +
      "Add-RecipientPermission -Identity 'support@contoso.test' -Trustee 'o''brien@contoso.test' -AccessRights SendAs",
  );
});
