import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scaled } from '../../../support/full.ts';
import { allFixtures, hasFixtures } from '../ews-fixtures.ts';
import { inPieces, mutated, seeded } from './mutations.ts';
import { ourReading, saxesReading, type Reading } from './tokenizer-oracle.ts';

const folder = new URL('../../../replies/operations/', import.meta.url);
const replies = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
const published = hasFixtures ? allFixtures().map(({ text }) => text) : [];
const documents = [...replies, ...published].filter(({ length }) => length < 30_000);

/** Alike in what is accepted and read; of what both refuse, one may have seen the mistake a little earlier. */
function areAlike(ours: Reading, theirs: Reading): boolean {
  if (ours.isAccepted !== theirs.isAccepted) return false;
  return ours.isAccepted
    ? ours.log === theirs.log
    : ours.log.startsWith(theirs.log) || theirs.log.startsWith(ours.log);
}

/** Where we and saxes differ: all of it, each with its reason. */
const differences: readonly { readonly reason: string; readonly document: string; readonly ours: boolean }[] =
  [
    {
      reason:
        'saxes reports `&#X41;` as a forbidden character and leaves it standing; XML knows a small x only',
      document: '<a>&#X41;</a>',
      ours: false,
    },
    {
      reason: 'the same with what is no number at all',
      document: '<a>&#;</a>',
      ours: false,
    },
    {
      reason: 'saxes takes any code unit for the second half of a pair; half a character is none',
      document: '<a>\uD83Dx</a>',
      ours: false,
    },
    {
      reason: 'more attributes than the limit are refused here and not one layer above',
      document: `<a${Array.from({ length: 65 }, (_, index) => ` a${index}=""`).join('')}/>`,
      ours: false,
    },
  ];
/** Only what has the shape of one of the first three may differ. */
const knownShapes = /&#(?!x[0-9a-fA-F]+;|[0-9]+;)|<\?[^\s?>]+\?[^>]/u;

describe('the tokenizer beside saxes', () => {
  it.skipIf(!hasFixtures)('reads every published and captured document alike', () => {
    expect(published.length).toBeGreaterThan(700);
    for (const document of published) expect(ourReading([document])).toEqual(saxesReading([document]));
  });

  it('accepts and refuses the same of 20,000 changed replies, in any pieces, and reads the same in them', () => {
    const random = seeded(4);
    const different: string[] = [];
    const counts = { accepted: 0, refused: 0 };
    for (let round = 0; round < scaled(20_000); round += 1) {
      const original = documents[Math.floor(random() * documents.length)] ?? '';
      const document = mutated(original, random);
      const ours = ourReading(inPieces(document, random));
      const isAlike = areAlike(ours, saxesReading(inPieces(document, random)));
      if (!isAlike && !knownShapes.test(document)) different.push(document);
      counts[ours.isAccepted ? 'accepted' : 'refused'] += 1;
    }
    expect(different).toEqual([]);
    expect(counts.accepted).toBeGreaterThan(scaled(2000));
    expect(counts.refused).toBeGreaterThan(scaled(10_000));
  }, 180_000);

  it('reads a small document alike with every single change of one character', () => {
    const document =
      '<?xml version="1.0"?><a b="&lt;"><!--c--><d>x]]&gt;<![CDATA[&]]>\r\n</d><e f=\'g\'/></a>';
    const wrong: string[] = [];
    for (let at = 0; at <= document.length; at += 1) {
      for (const inserted of ['', ...Array.from('<>&;"\'/=!?-]: \r\0\u00E91')]) {
        for (const rest of [document.slice(at), document.slice(at + 1)]) {
          const changed = document.slice(0, at) + inserted + rest;
          const isAlike = areAlike(ourReading(changed.split('')), saxesReading([changed]));
          if (!isAlike && !knownShapes.test(changed)) wrong.push(changed);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each(differences)('differs in one thing: $reason', ({ document, ours }) => {
    expect(ourReading([document]).isAccepted).toBe(ours);
    expect(saxesReading([document]).isAccepted).toBe(!ours);
  });
});
