import type { ItemValues } from '../schema/codecs.ts';
import { addressesOf } from './contact-address.ts';

/**
 * The names that Exchange makes from those a client gave: DisplayName, the subject, and FileAs by FileAsMapping.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/fileasmapping>.
 */
export function contactDefaults(values: ItemValues): ItemValues {
  const { GivenName: given = '', MiddleName: middle = '', Surname: surname = '' } = values;
  const full = [given, middle, surname].filter((one) => one !== '').join(' ');
  const shown = values.DisplayName ?? (full || values.CompanyName || (addressesOf(values)[0] ?? ''));
  const mapping = values.FileAsMapping ?? (values.FileAs === undefined ? 'LastCommaFirst' : 'None');
  const filed = mapping === 'None' ? values.FileAs : fileAs(mapping, values);
  return {
    DisplayName: shown,
    Subject: values.Subject ?? shown,
    FileAsMapping: mapping,
    FileAs: filed === undefined || filed === '' ? shown : filed,
  };
}

function fileAs(mapping: string, values: ItemValues): string {
  const {
    GivenName: first = '',
    MiddleName: middle = '',
    Surname: last = '',
    CompanyName: company = '',
  } = values;
  const rest = [first, middle].filter((one) => one !== '').join(' ');
  const comma = last !== '' && rest !== '' ? `${last}, ${rest}` : last || rest;
  const forms: Readonly<Record<string, string>> = {
    LastCommaFirst: comma,
    FirstSpaceLast: [rest, last].filter((one) => one !== '').join(' '),
    LastSpaceFirst: [last, rest].filter((one) => one !== '').join(' '),
    Company: company,
    LastCommaFirstCompany: [comma, company].filter((one) => one !== '').join('\r\n'),
    CompanyLastCommaFirst: [company, comma].filter((one) => one !== '').join('\r\n'),
    DisplayName: values.DisplayName ?? '',
    FirstName: first,
    LastName: last,
  };
  return forms[mapping] ?? comma;
}
