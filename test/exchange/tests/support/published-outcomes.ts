/**
 * What the published requests get that do not get a response of their own operation. Operations that no mail client
 * needs are not here, and answer as Exchange does to an operation it does not know.
 */
export const notHere: ReadonlySet<string> = new Set(
  (
    'AddImContactToGroup AddImGroup AddNewImContactToGroup AddNewTelUriContactToGroup ApplyConversationAction ' +
    'CreateFolderPath CreateManagedFolder DisableApp DisconnectPhoneCall GetAppManifests ' +
    'GetClientAccessToken GetDiscoverySearchConfiguration GetHoldOnMailboxes GetImItemList GetImItems ' +
    'GetNonIndexableItemDetails GetNonIndexableItemStatistics GetPasswordExpirationDate GetPersona ' +
    'GetPhoneCallInformation GetReminders GetSearchableMailboxes GetSharingFolder GetSharingMetadata ' +
    'GetUserRetentionPolicyTags InstallApp PerformReminderAction PlayOnPhone RefreshSharingFolder ' +
    'RemoveContactFromImList RemoveDistributionGroupFromImList RemoveImContactFromGroup RemoveImGroup ' +
    'SearchMailboxes SendNotificationResult SetHoldOnMailboxes SetImGroup UninstallApp'
  ).split(' '),
);

const version = 'ErrorInvalidServerVersion';
const mailbox = 'ErrorNonExistentMailbox';

/** Requests whose headers stop them: a version that is none, and impersonation of somebody who is not here. */
export const faults: Readonly<Record<string, string>> = {
  'requests/CreateItem/msdocs-12.xml': version,
  'requests/CreateItem/msdocs-13.xml': mailbox,
  'requests/CreateItem/msdocs-33.xml': version,
  'requests/CreateItem/msdocs-36.xml': version,
  'requests/FindItem/msdocs-09.xml': version,
  'requests/GetItem/msdocs-14.xml': version,
  'requests/GetStreamingEvents/msdocs-02.xml': mailbox,
  'requests/GetUserPhoto/msdocs-02.xml': version,
  'requests/SendItem/msdocs-03.xml': version,
  'requests/Subscribe/msdocs-03.xml': mailbox,
  'requests/Subscribe/msdocs-04.xml': mailbox,
};
