import { pictureFile } from '../parts/documents.ts';
import { barChart } from '../parts/png.ts';
import { ana, colleague, jun, lark, mary, olu, priya, rob } from '../people.ts';
import { transcript } from './transcript.ts';
import type { Script } from './thread.ts';

const sofia = colleague('sofia.marques');
const tomas = colleague('tomas.novak');
const ines = colleague('ines.duarte');
const layla = colleague('layla.haddad');
const diego = colleague('diego.ramos');
const zofia = colleague('zofia.wisniewska');

const party: Script = {
  key: 'year-end-dinner',
  subject: 'Year-end dinner: 11 or 18 December?',
  people: [sofia, rob, ana, olu, priya],
  ended: 260,
  lines: transcript(`
+0 sofia.marques: The hall is free on both evenings. Which one loses fewer people?
+25 rob.ellis: Mary is in Lisbon until {back} and free on both. Jun can only do the 18th.
+40 olu.adeyemi: Support has a release on the 17th. On the 18th we would be there, but asleep.
+15 ana.lima: I am for the 11th. On the 18th I fly home.
+70 priya.natarajan: Either. I will be on a screen in any case; please put me near the dessert.
+200 sofia.marques: Eleven for the 11th, nine for the 18th. It is the 11th.
+35 rob.ellis: I move Jun's supplier dinner, then he can come too. He does not know yet that he wants to.
+50 sofia.marques: Vegetarian, no fish, no nuts: please tell me by Friday. "Everything" is also an answer.
+90 ana.lima: Everything.
+20 olu.adeyemi: Everything, twice.`),
};

const delegateAccess: Script = {
  key: 'delegate-rights',
  subject: "Access to Mary's mailbox while Rob is away",
  people: [rob, tomas, mary],
  ended: 1120,
  lines: transcript(`
+0 rob.ellis: I am away for two weeks in January. Could Inês see Mary's calendar in that time, and only the calendar?
+95 tomas.novak: Yes. Reviewer to read, Editor to change things. Which one, and until when exactly? I set an end date, otherwise it stays for years.
+30 mary.okafor: Reviewer. She can ask me before she changes something; she will anyway.
+20 tomas.novak: Reviewer from the 11th to the 23rd. Private appointments stay hidden, as they are for Rob.
+45 rob.ellis: One more question: why can I send on behalf of Mary but not as Mary?
+60 tomas.novak: Because nobody granted it, and I would ask her twice before I did. "On behalf" shows both names, "as" shows one. The right is called Send As and is given on the mailbox, not in a folder.
+15 mary.okafor: On behalf is what I want. People should know whom to be angry with.`),
};

const monterrey: Script = {
  key: 'monterrey-count',
  subject: 'Stock count in Monterrey',
  people: [diego, mary, priya, layla],
  ended: 3100,
  filed: { [mary]: 'Projects' },
  lines: transcript(
    `
+0 diego.ramos: The count of the 31st differs from the books by 1.4 %. Most of it is one shelf: 612 housings that were booked twice when they came back from painting.
+180 priya.natarajan: The same shelf as in spring?
+200 diego.ramos: The same. We painted the shelf yellow now, and nothing leaves it without two signatures.
+420 mary.okafor: Thank you for the plain words. Count it again on the last Saturday; the auditors would like to watch.
+60 layla.haddad: نفس المشكلة كانت عندنا في دبي. We solved it with a scanner at the paint shop; I can send ours over.
+95 diego.ramos: Please. I pay the freight.
+640 diego.ramos: Differences per week attached. It is going the right way.`,
    {
      7: {
        attachments: [pictureFile('differences.png', barChart([0.95, 0.9, 0.82, 0.6, 0.41, 0.3, 0.22, 0.1]))],
      },
    },
  ),
};

const salary: Script = {
  key: 'payslip-private',
  subject: 'Your question about the bonus in March',
  people: [zofia, mary],
  ended: 1420,
  lines: transcript(
    `
+0 zofia.wisniewska: Dear Mary, as you asked: the second half of the bonus is paid with the March salary, before the change of the tax class. I have told nobody.
+70 mary.okafor: Thank you, Zofia. Please send such things as private, as you did.`,
    { 1: { sensitivity: 'Private' }, 2: { sensitivity: 'Private' } },
  ),
};

const clinic: Script = {
  key: 'clinic-letter',
  subject: 'Jun: please keep to yourself',
  people: [mary, jun],
  ended: 1700,
  lines: transcript(
    `
+0 mary.okafor: I have an examination on Tuesday at one and will be hard to reach until two. If the board asks, I am at lunch.
+25 jun.takeda: Understood. Take the afternoon if you need it.`,
    { 1: { sensitivity: 'Personal' }, 2: { sensitivity: 'Personal' } },
  ),
};

const larkTalk: Script = {
  key: 'lark-terms',
  subject: 'Lark: terms before the second meeting',
  people: [lark, mary, 'amara@brightwater.example'],
  ended: 760,
  filed: { [mary]: 'Board' },
  lines: transcript(
    `
+0 amara@brightwater.example: Confidential, as agreed. The family sells if the name stays on the dairy and the plant in Kano stays open for five years. They do not haggle over the price before they have met you.
+150 mary.okafor: The name stays. Five years I cannot promise; three with a penalty I can. Who comes to the second meeting?
+210 amara@brightwater.example: The mother and both sons. The mother decides.
+60 mary.okafor: Then I come alone.`,
    {
      1: { sensitivity: 'Confidential' },
      2: { sensitivity: 'Confidential' },
      4: { sensitivity: 'Confidential' },
    },
  ),
};

const gifts: Script = {
  key: 'gift-rules',
  subject: 'Gifts to customers: what is allowed this year',
  people: [ines, rob, sofia],
  ended: 1580,
  lines: transcript(`
+0 ines.duarte: Up to 35 EUR, nothing to public hospitals, everything on the list. Tea is a gift. A calendar is not.
+45 rob.ellis: And a calendar with tea?
+30 ines.duarte: Is a gift with a calendar.
+15 sofia.marques: I order the calendar.`),
};

/** What an office writes besides its work. */
export const officeThreads: readonly Script[] = [
  party,
  delegateAccess,
  monterrey,
  salary,
  clinic,
  larkTalk,
  gifts,
];
