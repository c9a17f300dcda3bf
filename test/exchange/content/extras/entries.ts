import { jun, mary } from '../people.ts';
import type { SeedContact, SeedTask } from '../seed.ts';

const contact = (
  mailbox: string,
  [givenName, surname, address]: readonly [string, string, string],
  more: Partial<SeedContact> = {},
): SeedContact => ({ kind: 'contact', mailbox, folder: 'contacts', givenName, surname, address, ...more });

const task = (mailbox: string, subject: string, more: Partial<SeedTask> = {}): SeedTask => ({
  kind: 'task',
  mailbox,
  folder: 'tasks',
  subject,
  ...more,
});

/** Contacts and tasks of the two executives. */
export const entries: readonly (SeedContact | SeedTask)[] = [
  contact(mary, ['Ingrid', 'Håkansson', 'ingrid.hakansson@northwind.test'], {
    company: 'Northwind Audit',
    jobTitle: 'Partner',
    phones: { BusinessPhone: '+46 8 555 0142', MobilePhone: '+46 70 555 0142' },
    city: 'Stockholm',
  }),
  contact(mary, ['Samuel', 'Adeyinka', 'samuel.adeyinka@lagosbank.test'], {
    company: 'Lagos Bank',
    jobTitle: 'Relationship manager',
    phones: { BusinessPhone: '+234 1 555 0117' },
  }),
  contact(mary, ['Claire', 'Dubois', 'claire.dubois@hotel-du-lac.test'], { city: 'Genève' }),
  contact(jun, ['美咲', '佐藤', 'misaki.sato@frost.test'], {
    company: 'フロスト研究所',
    jobTitle: '主任研究員',
  }),
  task(mary, 'Sign the audit letter', { dueDate: '2026-11-27', percentComplete: 40 }),
  task(mary, 'Approve the travel policy', { dueDate: '2026-12-04' }),
  task(jun, 'Choose the field test sites', { dueDate: '2026-12-01', body: 'Sapporo, Tromsø or Ushuaia.' }),
];
