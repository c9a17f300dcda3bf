/** Elements whose text is EWS's own word, never a person's. */
const codes: ReadonlySet<string> = new Set([
  'ResponseCode',
  'MessageText',
  'DescriptiveLinkKey',
  'faultcode',
  'faultstring',
  'Sensitivity',
  'Importance',
  'LegacyFreeBusyStatus',
  'ItemClass',
  'FolderClass',
  'CalendarItemType',
  'MyResponseType',
  'ResponseType',
  'SyncState',
  'SubscriptionId',
  'ConnectionStatus',
]);

const plainValue = /^(?:true|false|-?\d+(?:\.\d+)?|\d{4}-\d\d-\d\d(?:T[\d:.]+)?(?:Z|[+-]\d\d:\d\d)?)?$/u;

/**
 * An EWS document, or its beginning, without what somebody wrote: numbers, times and EWS's own words stay, every other text
 * becomes its length. A private item's subject must not come to light in a trace.
 */
export function withoutContent(xml: string): string {
  const plain = xml.replaceAll(/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/gu, '…');
  return plain.replaceAll(
    // The tag is taken whole and parted afterwards: two classes side by side would share its letters in every way.
    /<([^<>]*)>([^<]+)/gu,
    (whole, tag: string, text: string) => {
      const value = text.trim();
      const name = /^[^\s/!?]*/u.exec(tag)?.[0] ?? '';
      const local = name.slice(name.indexOf(':') + 1);
      const isCode = !tag.endsWith('/') && codes.has(local);
      if (isCode || plainValue.test(value)) return whole;
      return `<${tag}>…(${value.length})`;
    },
  );
}
