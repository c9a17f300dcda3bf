import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { addCounts, noCounts } from './test/counts.ts';
import { installNeeds, missingForFullRun, missingForTests, packagesOf } from './needs/needs.ts';
import { partsOf } from './test/parts.ts';
import { runPart } from './test/run-part.ts';
import type { Outcome } from './test/run-part.ts';

// Everything that must hold, in the order in which it fails quickest. All parts run, so that one look shows all.
// `--full` runs the seeded tests with their whole counts, for up to an hour, where `npm test` takes a tenth.

const root = fileURLToPath(new URL('..', import.meta.url));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Installs what the tests need; what is missing still is said, with the command that would bring it. */
function provide(): boolean {
  const missing = installNeeds(missingForTests());
  if (missing.length === 0) return true;
  say(`Missing on this machine: ${missing.map(({ what }) => what).join(', ')}.`);
  say(`On Debian: sudo apt-get install ${packagesOf(missing).join(' ')}`);
  return false;
}

function summary(outcomes: readonly Outcome[], isProvided: boolean): void {
  say('\n── summary');
  if (!isProvided) say('FAILED  needs        see "Missing on this machine" above');
  for (const { part, isPassed, reason, seconds, counts } of outcomes) {
    const tests =
      counts === null ? '' : `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
    const words = [
      isPassed ? 'passed' : 'FAILED',
      part.name.padEnd(12),
      `${seconds.toFixed(1)} s`.padStart(8),
      tests,
    ];
    say([...words, reason ?? ''].join('  ').trimEnd());
  }
}

process.chdir(root);
say('── needs');
const { values } = parseArgs({ options: { full: { type: 'boolean', default: false } } });
const isProvided = provide();
if (values.full)
  for (const { what, packages } of installNeeds(missingForFullRun()))
    say(`Left out: the tests with ${what} (on Debian: sudo apt-get install ${packages.join(' ')}).`);
const outcomes: Outcome[] = [];
for (const part of partsOf(root, values.full)) {
  say(`\n── ${part.name}`);
  outcomes.push(await runPart(part));
}
summary(outcomes, isProvided);
const total = outcomes.reduce((sum, { counts }) => addCounts(sum, counts ?? noCounts), noCounts);
if (!isProvided || outcomes.some(({ isPassed }) => !isPassed)) process.exitCode = 1;
say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
