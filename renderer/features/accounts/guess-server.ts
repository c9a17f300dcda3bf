/** A server's name guessed from a mail address, for the person to correct: `mail.` before its domain. */
export function guessServer(address: string): string {
  const domain = /@(?<domain>[^\s@]+\.[^\s@.]+)$/u.exec(address.trim())?.groups?.['domain'];
  return domain === undefined ? '' : `mail.${domain.toLowerCase()}`;
}
