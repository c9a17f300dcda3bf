import { csvFile, pdfFile } from '../parts/documents.ts';
import { colleague, jun, mary, priya, rob } from '../people.ts';
import type { Script } from './thread.ts';
import { transcript } from './transcript.ts';

const oskar = colleague('oskar.brandt');
const karim = colleague('karim.saidi');
const ruth = colleague('ruth.oneill');
const clare = 'c.harrow@harrowfinch.example';
const osei = 'd.osei@harrowfinch.example';

function sheet(version: number): ReturnType<typeof csvFile> {
  const engineering = 12_085 + version * 15;
  return csvFile(`Budget 2027 v${version}.csv`, [
    ['Department', 'Staff', 'Other', 'Total (kEUR)'],
    ['Product', 6120, 1480, 7600],
    ['Engineering', 9875, engineering - 9875, engineering],
    ['Operations, Monterrey', 4310, 3905, 8215],
    ['Support', 1960, 240, 2200],
    ['Finance', 1420, 310, 1730],
    ['Communications', 610, 455, 1065],
  ]);
}

const signOff: Script = {
  key: 'budget-sign-off',
  subject: 'Budget sign-off — numbers for Thursday',
  people: [mary, priya, rob, oskar, jun],
  ended: 4,
  lines: transcript(
    `
+0 oskar.brandt: The consolidated budget is in the attached sheet. Three departments changed their numbers after the deadline: Product, Engineering and Operations. Everything else is as the board saw it in September.
+95 mary.okafor: Thank you, Oskar. Which of the three changes were agreed with me? I remember Operations, not the other two.
+32 oskar.brandt: Only Operations. Engineering added two platform posts, Product moved the field tests from 2026 into 2027.
+410 jun.takeda: The field tests slipped because the second batch of housings came late. It is the same money, in another year. I can live without the contingency if that helps.
+75 priya.natarajan: It helps. Moving them costs us 180 in 2027 and frees 180 in 2026, which we cannot use before the close. I suggest we accept it and take the contingency out.
+48 mary.okafor: Agreed for Product. Engineering: one post in January, the second when Frost 4 ships. Łukasz knows why.
+120 oskar.brandt: Version 2 has both. The total is now 32,910, which is 85 above the frame.
+640 priya.natarajan: The 85 is the exchange rate on the Monterrey rent. Karim hedged it on Friday, so the sheet should use his rate and not the spot.
+55 karim.saidi: The hedge is at 19.82 for the first two quarters. I have put the confirmation into the treasury folder.
+35 oskar.brandt: With 19.82 we are 3 below the frame. Version 3 follows after I have checked the cross-charges.
+700 mary.okafor: Good. Rob will find an hour on Thursday; I would like to sign it in a room and not by mail.
+22 rob.ellis: Thursday 10:00 in Room 12 is held for all of you. Jun joins by video.
+180 ruth.oneill: For the file: I need the signed page and the version number of the sheet. Two signatures, as last year.
+240 priya.natarajan: Attached the corrected sheet. Engineering was counted twice in the cross-charges; the total stays below the frame by 18.

If nobody finds anything else by tomorrow noon, this is the version for Thursday.`,
    {
      1: { attachments: [sheet(1)] },
      7: { attachments: [sheet(2)] },
      9: { to: [priya, oskar], cc: [mary] },
      13: { to: [mary, priya], cc: [rob] },
      14: { attachments: [sheet(4)], importance: 'High', flag: 'Flagged' },
    },
  ),
};

const confirmation: Script = {
  key: 'audit-confirmation',
  subject: 'Request for confirmation',
  people: [clare, mary],
  ended: 560,
  lines: transcript(
    `
+0 c.harrow@harrowfinch.example: Dear Mary,

Please confirm the balances listed below as at 31 October. We need the signed page before our visit; a scan is enough.

  Trade receivables   4,918
  Inventories         7,204
  Bank               11,376

The form is attached.`,
    {
      1: {
        cc: [priya],
        attachments: [
          pdfFile('Confirmation of balances.pdf', 'Confirmation of balances', [
            'To: Harrow & Finch Audit',
            'We confirm the following balances as at 31 October:',
            'Trade receivables (kEUR): 4,918',
            'Inventories (kEUR): 7,204',
            'Bank (kEUR): 11,376',
            'Signed: ______________________',
          ]),
        ],
      },
    },
  ),
};

const deliveries = csvFile('October deliveries.csv', [
  ['Delivery', 'Left', 'Invoiced', 'kEUR'],
  [4411, '10-31', '11-02', 38.2],
  [4412, '10-31', '11-02', 12.9],
  [4419, '10-31', '11-02', 51.4],
]);

const fieldwork: Script = {
  key: 'audit-fieldwork',
  subject: 'Interim audit: list of open points',
  people: [clare, osei, mary, priya, ruth],
  ended: 1900,
  filed: { [mary]: 'Projects/Audit' },
  lines: transcript(
    `
+0 d.osei@harrowfinch.example: We have nine open points after the first week. The long ones are the stock count in Monterrey, the cut-off of October deliveries, and who may change supplier bank details.
+150 ruth.oneill: The third is ours. Since June every change of bank details needs a call back to a number we already have. I can show you the log on Wednesday.
+60 d.osei@harrowfinch.example: Wednesday at two works. Could somebody from Supply join?
+45 ruth.oneill: Ben will. He made eleven of the fourteen changes this quarter.
+380 priya.natarajan: On cut-off: the October list is attached. Deliveries 4411 to 4419 left the warehouse on the 31st and were invoiced on the 2nd. They belong to October.
+90 d.osei@harrowfinch.example: Agreed, and below our limit in sum. I close point 4.
+600 c.harrow@harrowfinch.example: Which leaves the stock count. Can we be on site when it is repeated?
+130 mary.okafor: Yes. Diego counts on the last Saturday of the month. Two people, please, and safety shoes.
+30 c.harrow@harrowfinch.example: Daniel and a colleague will be there. Thank you for making room at short notice.
+505 priya.natarajan: Points 1, 2, 4, 5 and 8 are closed on our side. The rest has dates and names in the sheet we share with you.
+70 d.osei@harrowfinch.example: Seen. I will send the draft letter on Friday.`,
    { 4: { cc: [colleague('ben.carter')] }, 5: { attachments: [deliveries] } },
  ),
};

const assumptions: Script = {
  key: 'budget-assumptions',
  subject: 'Budget 2027: assumptions for freight and energy',
  people: [priya, mary, oskar, karim],
  ended: 5200,
  filed: { [mary]: 'Projects/Budget 2027' },
  lines: transcript(`
+0 priya.natarajan: Before the departments start: freight plus 4 %, energy flat until March and then minus 6 %, salaries plus 3.1 % from April. Objections by Wednesday please.
+85 karim.saidi: Energy: the contract in Poznań ends in February, not March. I would plan the new price from the first of the month.
+20 priya.natarajan: Thank you, changed.
+340 mary.okafor: Freight: is 4 % what Fabrikam asked for or what we expect to pay? Those have been different numbers every year.
+65 priya.natarajan: They asked for 6.5. Four is what Ben thinks he can get. I put the difference into the risks.
+25 mary.okafor: Then I am content. Send it out.`),
};

/** The budget and the audit: what Mary's mailbox is about. */
export const budgetThreads: readonly Script[] = [signOff, confirmation, fieldwork, assumptions];
