import { describe, expect, it } from 'vitest';
import { basename, join, resolve, win32 } from 'node:path';
import { safeAttachmentName } from '../../../main/ews/attachment-names.ts';

describe('safeAttachmentName', () => {
  it('keeps ordinary names, in any script', () => {
    for (const name of [
      'report.pdf',
      'Übersicht 2026 (final).docx',
      '議事録.txt',
      'a.tar.gz',
      'naïve résumé.txt',
      '😀.png',
    ]) {
      expect(safeAttachmentName(name)).toBe(name);
    }
  });

  it('keeps the last part of a path only, whatever the separator is', () => {
    for (const name of [
      '/etc/report.pdf',
      '..\\..\\report.pdf',
      'C:\\temp\\report.pdf',
      '//server/share/report.pdf',
      'a\u2044report.pdf',
      'report.pdf/',
      './report.pdf',
      'x/../report.pdf',
    ]) {
      expect([name, safeAttachmentName(name)]).toEqual([name, 'report.pdf']);
    }
  });

  it('takes out what makes a name read as another one', () => {
    expect(safeAttachmentName('invoice\u202Efdp.exe')).toBe('invoicefdp.exe');
    expect(safeAttachmentName('a\u200B\u2066\uFEFF\u00ADb\u034F.txt')).toBe('ab.txt');
    expect(safeAttachmentName('one\r\ntwo\u0000.txt')).toBe('one two .txt');
    expect(safeAttachmentName('e\u0301.txt')).toBe('\u00E9.txt');
    expect(safeAttachmentName('lone\uD800.txt')).toBe('lone.txt');
  });

  it('never gives a device of Windows, a hidden file or a name that Windows would change', () => {
    expect(safeAttachmentName('CON')).toBe('_CON');
    expect(safeAttachmentName('com1.tar.gz')).toBe('_com1.tar.gz');
    expect(safeAttachmentName('LPT³ .txt')).toBe('_LPT³ .txt');
    expect(safeAttachmentName('.bashrc')).toBe('bashrc');
    expect(safeAttachmentName('report.exe. . ')).toBe('report.exe');
    expect(safeAttachmentName('file.txt:stream')).toBe('file.txt_stream');
    expect(safeAttachmentName('a<b>|c?"*.txt')).toBe('a_b__c___.txt');
  });

  it('gives a name where there is none', () => {
    for (const name of ['', '...', ' ', '/', '..', '\u202E', '\u0000'])
      expect(safeAttachmentName(name)).toBe('attachment');
  });

  it('cuts a long name to 200 bytes, keeps its extension and breaks no character', () => {
    const long = safeAttachmentName(`${'👩‍👩‍👧‍👦é漢'.repeat(60)}.pdf`);
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(200);
    expect(long.endsWith('.pdf')).toBe(true);
    expect(long.isWellFormed()).toBe(true);
    expect(Buffer.byteLength(safeAttachmentName('x'.repeat(5000)))).toBe(200);
  });

  it('stays inside its folder, is stable, and is one name on every system, for hundreds of hostile names', () => {
    const parts = [
      '..',
      '/',
      '\\',
      'CON',
      ':',
      '\u0000',
      '\u202E',
      '.',
      ' ',
      'a.exe',
      '%2e%2e',
      '~',
      '$HOME',
      '漢',
      '\uFF0F',
      'NUL.',
    ];
    const names = parts.flatMap((one) =>
      parts.flatMap((two) => parts.slice(0, 3).map((three) => one + two + three)),
    );
    for (const name of names) {
      const safe = safeAttachmentName(name);
      expect([name, resolve(join('/private', safe))]).toEqual([name, `/private/${safe}`]);
      expect([name, basename(safe), win32.basename(safe)]).toEqual([name, safe, safe]);
      expect([name, safeAttachmentName(safe)]).toEqual([name, safe]);
      expect([name, safe]).not.toEqual([name, '']);
    }
    expect(names.length).toBeGreaterThan(600);
  });
});
