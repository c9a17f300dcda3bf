import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bodyOf } from './literal-service.ts';

const schema = fileURLToPath(
  new URL('../../../../shared/data/ews-schema/exchange-se-15.2.2562.17/ews-all.xsd', import.meta.url),
);

/** True when Exchange's schema and xmllint are there; tests that need them are skipped visibly otherwise. */
export const hasSchema = existsSync(schema) && spawnSync('xmllint', ['--version']).status === 0;

const declarations =
  ' xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"';

/**
 * Validates the bodies of envelopes against Exchange's own schema and gives what xmllint says against them, one line for
 * each objection; empty when all are valid.
 */
export function schemaObjections(envelopes: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'onbehalf-schema-'));
  try {
    const files = envelopes.map((envelope, index) => {
      const file = join(folder, `${index}.xml`);
      writeFileSync(
        file,
        bodyOf(envelope).replace(/^<[^\s/>]+/u, (name) => name + declarations),
      );
      return file;
    });
    return batches(files).flatMap(validate);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function validate(files: readonly string[]): readonly string[] {
  const options = ['--noout', '--nonet', '--schema', schema];
  const run = spawnSync('xmllint', [...options, ...files], { encoding: 'utf8', maxBuffer: 100_000_000 });
  if (run.status === 0) return [];
  const said = run.stderr.split('\n').filter((line) => line !== '' && !line.endsWith(' validates'));
  return said.length > 0 ? said : [`xmllint ended with ${String(run.status ?? run.signal)}`];
}

/** A command line holds only so many names. */
function batches(files: readonly string[]): readonly (readonly string[])[] {
  const size = 1000;
  return Array.from({ length: Math.ceil(files.length / size) }, (_, index) =>
    files.slice(index * size, (index + 1) * size),
  );
}
