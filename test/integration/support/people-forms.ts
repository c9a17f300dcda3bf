import { legacyDnOf } from '../../exchange/schema/people-form.ts';

const MARY = 'mary.okafor@contoso.test';

/** One form in which a reply may name somebody, and who that is. */
export interface Form {
  readonly form: string;
  readonly xml: string;
  /** Who it is: an address, or null for somebody who has none that can be known. */
  readonly who: string | null;
  readonly name: string;
  /** Whether two of them are one person for certain. */
  readonly isIdentified: boolean;
}

const smtp = (form: string, name: string, address: string, who = address.toLowerCase()): Form => ({
  form,
  name,
  who,
  isIdentified: true,
  xml: `<t:Mailbox><t:Name>${name}</t:Name><t:EmailAddress>${address}</t:EmailAddress><t:RoutingType>SMTP</t:RoutingType></t:Mailbox>`,
});
const legacy = (form: string, name: string, dn: string, who: string | null): Form => ({
  form,
  name,
  who,
  isIdentified: true,
  xml: `<t:Mailbox><t:Name>${name}</t:Name><t:EmailAddress>${dn}</t:EmailAddress><t:RoutingType>EX</t:RoutingType></t:Mailbox>`,
});
const nameless = (form: string, name: string, more = ''): Form => ({
  form,
  name,
  who: null,
  isIdentified: false,
  xml: `<t:Mailbox><t:Name>${name}</t:Name>${more}</t:Mailbox>`,
});

/** A legacy address that the directory has no entry for. */
export const GONE =
  '/O=CONTOSO/OU=EXCHANGE ADMINISTRATIVE GROUP (FYDIBOHF23SPDLT)/CN=RECIPIENTS/CN=ABC-KARIM';
const ANA = 'ana.lima@contoso.test';
const PRIYA = 'priya.natarajan@contoso.test';
/** Everybody of the generator: known, gone, nameless, outside, and the mailbox itself in three forms. */
export const FORMS: readonly Form[] = [
  smtp('SMTP', 'Ana Lima', ANA),
  smtp('SMTP in capitals', 'Ana Lima', 'ANA.Lima@Contoso.TEST'),
  legacy('legacy', 'Priya Natarajan', legacyDnOf(PRIYA), PRIYA),
  legacy('legacy in small letters', 'Priya Natarajan', legacyDnOf(PRIYA).toLowerCase(), PRIYA),
  legacy('legacy of somebody who left', 'Karim Saidi', GONE, null),
  nameless('name alone', 'Jun Takeda'),
  nameless(
    'private group',
    'My team',
    '<t:RoutingType>MAPIPDL</t:RoutingType><t:MailboxType>PrivateDL</t:MailboxType>',
  ),
  smtp('outsider with a colleague’s name', 'Jun Takeda', 'jun@evil.example'),
  smtp('the mailbox in capitals', 'Mary Okafor', 'Mary.OKAFOR@contoso.test', MARY),
  smtp('the mailbox by an alias', 'M. Okafor', 'm.okafor@contoso.test', MARY),
  legacy('the mailbox by its legacy address', 'Mary Okafor', legacyDnOf(MARY), MARY),
];

/** Puts other people into every item of a reply. */
export function withPeople(kind: string, lists: Readonly<Record<string, string>>): (reply: string) => string {
  const names = Object.keys(lists);
  const content = names
    .map((name) => (lists[name] === '' ? '' : `<t:${name}>${lists[name]}</t:${name}>`))
    .join('');
  return (reply) =>
    names
      .reduce(
        (text, name) => text.replaceAll(new RegExp(`<t:${name}>[^]*?</t:${name}>|<t:${name}/>`, 'gu'), ''),
        reply,
      )
      .replaceAll(`</t:${kind}>`, `${content}</t:${kind}>`);
}

/** Several people as the children of their list. */
export const xmlOf = (forms: readonly Form[]): string => forms.map(({ xml }) => xml).join('');
/** A list that is the same for the same seed. */
export function chooser(seed: number): <T>(list: readonly T[]) => T {
  let state = seed * 2_654_435_761;
  return (list) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_507) + 0x9e37) >>> 0;
    const chosen = list[state % list.length];
    if (chosen === undefined) throw new RangeError('an empty list');
    return chosen;
  };
}
