import { isName } from './xml-characters.ts';

/**
 * Whether what stands between `<?` and `?>` may stand there. The XML declaration is permitted at the document's start
 * only; a target that is `xml` in capitals is permitted nowhere.
 * https://www.w3.org/TR/xml/#sec-pi and https://www.w3.org/TR/xml/#NT-XMLDecl
 */
export function isInstruction(content: string, isAtStart: boolean): boolean {
  const target = content.split(/[ \t\r\n]/u, 1)[0] ?? '';
  if (target === 'xml') return isAtStart && declaration.test(content);
  return isName(target) && target.toLowerCase() !== 'xml';
}

const declaration =
  /^xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.[0-9]+\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][A-Za-z0-9._-]*\2)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\3)?[ \t\r\n]*$/u;
