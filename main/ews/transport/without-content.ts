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
    /<([^\s<>/!?]*)([^<>]*)>([^<]+)/gu,
    (whole, name: string, rest: string, text: string) => {
      const value = text.trim();
      const local = name.slice(name.indexOf(':') + 1);
      const isCode = !rest.endsWith('/') && codes.has(local);
      if (isCode || plainValue.test(value)) return whole;
      return `<${name}${rest}>…(${value.length})`;
    },
  );
}
