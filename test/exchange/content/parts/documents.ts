import type { SeedAttachment } from '../seed.ts';

function inTable(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  return /[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function inPdf(text: string): string {
  return text.replaceAll(/[\\()]/gu, (sign) => `\\${sign}`);
}

function inCalendar(text: string): string {
  return text.replaceAll(/[\\;,]/gu, (sign) => `\\${sign}`);
}

function asStamp(time: string): string {
  return time.replaceAll(/[-:]|\.\d+/gu, '');
}

/** Text as an attachment. */
export function textFile(name: string, text: string, contentType = 'text/plain'): SeedAttachment {
  return { name, contentType, content: Buffer.from(text, 'utf8') };
}

/** A table as comma-separated values, with the byte order mark that spreadsheets ask for. */
export function csvFile(name: string, rows: readonly (readonly (string | number)[])[]): SeedAttachment {
  const lines = rows.map((row) => row.map(inTable).join(','));
  return textFile(name, `\uFEFF${lines.join('\r\n')}\r\n`, 'text/csv');
}

/** A picture as an attachment; with a content id it stands inside the body. */
export function pictureFile(name: string, content: Uint8Array, contentId?: string): SeedAttachment {
  const picture = { name, contentType: 'image/png', content };
  return contentId === undefined ? picture : { ...picture, contentId, isInline: true };
}

/** A PDF of one page with a heading and lines of Latin text. */
export function pdfFile(name: string, title: string, lines: readonly string[]): SeedAttachment {
  const drawn = lines.map((line) => `0 -18 Td (${inPdf(line)}) Tj`).join('\n');
  const page = `BT /F1 18 Tf 60 780 Td (${inPdf(title)}) Tj /F1 11 Tf 0 -10 Td\n${drawn}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(page, 'latin1')} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let file = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [index, content] of objects.entries()) {
    places.push(Buffer.byteLength(file, 'latin1'));
    file += `${index + 1} 0 obj\n${content}\nendobj\n`;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const start = Buffer.byteLength(file, 'latin1');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return { name, contentType: 'application/pdf', content: Buffer.from(file, 'latin1') };
}

/** What an invitation as a file says. */
export interface Invitation {
  readonly uid: string;
  readonly subject: string;
  readonly location: string;
  readonly organizer: string;
  /** ISO 8601 in UTC. */
  readonly start: string;
  readonly end: string;
}

/** An iCalendar file with one request. */
export function icsFile(name: string, invitation: Invitation): SeedAttachment {
  const lines = [
    'BEGIN:VCALENDAR',
    'PRODID:-//Contoso//Sample office//EN',
    'VERSION:2.0',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    `UID:${invitation.uid}`,
    `DTSTAMP:${asStamp(invitation.start)}`,
    `DTSTART:${asStamp(invitation.start)}`,
    `DTEND:${asStamp(invitation.end)}`,
    `SUMMARY:${inCalendar(invitation.subject)}`,
    `LOCATION:${inCalendar(invitation.location)}`,
    `ORGANIZER:mailto:${invitation.organizer}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return textFile(name, `${lines.join('\r\n')}\r\n`, 'text/calendar; method=REQUEST; charset=utf-8');
}
