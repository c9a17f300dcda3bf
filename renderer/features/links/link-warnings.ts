import type { MessageLink } from '../../../shared/model/message.ts';

/** What a person should know of a link before it is opened; empty when there is nothing unusual. */
export function linkWarnings(link: MessageLink): readonly string[] {
  const warnings: string[] = [];
  if (link.scheme === 'http')
    warnings.push('The connection to this site is not encrypted: others on the way can read and change it.');
  if (/(?:^|\.)xn--/u.test(link.host))
    warnings.push(
      'The name of this site is written with letters of another alphabet, which can be made to look like a site you know.',
    );
  if (/^[\d.]+$/u.test(link.host) || link.host.startsWith('['))
    warnings.push('This is a bare network address and not the name of a site.');
  return warnings;
}
