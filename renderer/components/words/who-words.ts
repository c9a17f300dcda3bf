/**
 * Who can mend something, as a sentence. Advice names the subject ("An Exchange administrator"), or says with a colon that
 * it is nobody's to change, and why ("Nobody needs to: it passes").
 */
export function whoCanWords(who: string): string {
  return who.includes(':') ? `${who}.` : `${who} can change this.`;
}
