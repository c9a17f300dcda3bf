import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const schema = join(
  import.meta.dirname,
  '../../../../../shared/data/ews-schema/exchange-se-15.2.2562.17/ews-all.xsd',
);
const run = promisify(execFile);

async function hasXmllint(): Promise<boolean> {
  return run('xmllint', ['--version']).then(
    () => true,
    () => false,
  );
}

/** Why documents cannot be checked against Microsoft's schema here, or `undefined` when they can. */
export const obstacle: string | undefined = !existsSync(schema)
  ? `no schema at ${schema}`
  : (await hasXmllint())
    ? undefined
    : 'no xmllint (Debian: libxml2-utils)';

/** The child of the SOAP body, as text. Its namespaces are declared on it in replies, on the envelope in requests. */
export function bodyText(envelope: string): string {
  const start = envelope.indexOf('>', envelope.indexOf('<s:Body')) + 1;
  return envelope.slice(start, envelope.indexOf('</s:Body>'));
}

/**
 * Where real servers differ from the schema, and this one with them: GetStreamingEvents answers with m:Notification
 * and, among ErrorSubscriptionIds, m:SubscriptionId, where the schema has both in the types' namespace.
 */
function withoutKnownExceptions(body: string): string {
  if (!body.startsWith('<m:GetStreamingEventsResponse')) return body;
  return body.replaceAll(/(<\/?)m:(Notification|SubscriptionId)>/g, '$1t:$2>');
}

/** What xmllint has against these bodies; empty when they are all valid. */
export async function violations(bodies: readonly string[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ews-check-'));
  const files = bodies.map((_, index) => join(folder, `${index}.xml`));
  await Promise.all(bodies.map((body, index) => writeFile(files[index] ?? '', withoutKnownExceptions(body))));
  const outcome = await run('xmllint', ['--noout', '--nonet', '--schema', schema, ...files], {
    maxBuffer: 2 ** 26,
  }).catch((error: unknown) => error as { readonly stderr: string });
  await rm(folder, { recursive: true });
  return outcome.stderr
    .split('\n')
    .map((line) => line.slice(0, 400))
    .filter((line) => line !== '' && !line.endsWith(' validates') && !line.endsWith('fails to validate'))
    .map((line) =>
      line.replace(
        new RegExp(`${folder}/(\\d+)\\.xml:\\d+: `),
        (_all, index: string) => `${bodies[Number(index)]?.slice(0, 40)}… `,
      ),
    );
}
