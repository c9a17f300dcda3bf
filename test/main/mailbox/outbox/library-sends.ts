import type * as Library from 'ews-javascript-api';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { startExchange } from '../../../exchange/exchange.ts';
import { mary, now, office, password, rob } from '../../../exchange/tests/support/fixture.ts';
import { arrange, faultSchedule } from './fault-schedule.ts';

/**
 * A process of its own, because what it runs leaves unhandled rejections behind: the same sends with the same faults
 * through ews-javascript-api as it is, with its own transport. Prints one line of JSON. Arguments: seed and count.
 */
const api = createRequire(import.meta.url)('ews-javascript-api') as typeof Library;
/** How long a promise of the library may take until it counts as never settling, in ms. */
const PATIENCE = 1_500;

process.on('unhandledRejection', () => undefined);
const [seed = 1, count = 1] = process.argv.slice(2).map(Number);
const exchange = await startExchange({ content: office, now });

async function send(subject: string): Promise<'sent' | 'failed' | 'silent'> {
  const service = new api.ExchangeService(api.ExchangeVersion.Exchange2013_SP1);
  service.Credentials = new api.WebCredentials(rob, password);
  service.Url = new api.Uri(exchange.url);
  const letter = new api.EmailMessage(service);
  letter.Subject = subject;
  letter.Body = new api.MessageBody(`About ${subject}.`);
  letter.From = new api.EmailAddress(mary);
  letter.ToRecipients.Add('jun.takeda@contoso.test');
  const copies = new api.FolderId(api.WellKnownFolderName.SentItems, new api.Mailbox(mary));
  const done = letter.SendAndSaveCopy(copies).then(
    () => 'sent' as const,
    () => 'failed' as const,
  );
  return await Promise.race([done, pause(PATIENCE, 'silent' as const)]);
}

const times = (subject: string): number =>
  exchange.ledger.submissions.filter((one) => one.subject === subject).length;

const told = { sent: 0, failed: 0, silent: 0, failedButSent: 0, silentButSent: 0, sentButNot: 0 };
const again: string[] = [];
for (const [index, fault] of faultSchedule(seed, count).entries()) {
  arrange(exchange, fault);
  const subject = `Letter ${index}`;
  const outcome = await send(subject);
  told[outcome] += 1;
  if (outcome === 'failed' && times(subject) > 0) told.failedButSent += 1;
  if (outcome === 'silent' && times(subject) > 0) told.silentButSent += 1;
  if (outcome === 'sent' && times(subject) === 0) told.sentButNot += 1;
  if (outcome !== 'sent') again.push(subject);
}
exchange.faults.clear();
for (const subject of again) await send(subject);
const counts = faultSchedule(seed, count).map((_, index) => times(`Letter ${index}`));
const duplicates = counts.filter((each) => each > 1).length;
const lost = counts.filter((each) => each === 0).length;
process.stdout.write(`${JSON.stringify({ ...told, duplicates, lost })}\n`);
process.exit(0);
