import { icsFile, pdfFile, textFile } from '../parts/documents.ts';
import { ana, colleague, jun, mary, olu, rob } from '../people.ts';
import { transcript } from './transcript.ts';
import type { Script } from './thread.ts';

const facilities = colleague('facilities');
const newsroom = colleague('newsroom');
const legal = colleague('legal');
const hanna = colleague('hanna.lindqvist');
const amelie = colleague('amelie.renard');
const ines = colleague('ines.duarte');
const travel = 'reservations@blauwal.example';

const release: Script = {
  key: 'room-released',
  subject: 'Board room 4 released',
  people: [facilities, mary, rob],
  ended: 21,
  lines: transcript(`
+0 facilities: The meeting ended early; the room is free from 09:30 until 11:00.

Nobody was seen in Board room 4 for fifteen minutes. If you still need it, book it again at the panel by the door or in your calendar.`),
};

const lisbon: Script = {
  key: 'travel-lisbon',
  subject: 'Travel: Lisbon, {trip}',
  people: [ana, mary, rob],
  ended: 50,
  lines: transcript(
    `
+0 rob.ellis: Ana, you know Lisbon and I do not. Mary speaks at the dairy logistics day on {talk} and wants to be back the day after before six. Which flights would you take, and where would you not stay?
+120 ana.lima: Not near the river in December, it is damp and the tram stops at ten. I ask my cousin at the hotel in Campo de Ourique.
+45 rob.ellis: Thank you. Two rooms if Jun decides to come, one if he does not.
+600 ana.lima: Two options, both refundable until Friday:

1. Out on {out} at 16:40, back on {back} at 13:05, 412 EUR
2. Out on {out} at 07:15, back on {back} at 15:50, 289 EUR

The hotel keeps two rooms until tomorrow noon.`,
    { 1: { to: [ana] }, 2: { to: [rob] }, 3: { to: [ana] }, 4: { to: [mary], cc: [rob] } },
  ),
};

const hiring: Script = {
  key: 'hiring-panel-feedback',
  subject: 'Hiring panel feedback',
  people: [jun, mary, amelie],
  ended: 480,
  filed: { [jun]: 'Hiring' },
  lines: transcript(
    `
+0 amelie.renard: All five of the panel have written. May I have your summaries before I call the candidates?
+90 mary.okafor: Mine is in the form. The second candidate answered what we asked; the first answered what she wished we had asked, and better.
+260 jun.takeda: Short version: strong yes from three, one yes with a condition, one abstention because he arrived late. The condition is that she gets six weeks with the field team first. I would not have thought of it and I agree with it.`,
    { 3: { to: [mary, amelie] } },
  ),
};

const draftRelease: Script = {
  key: 'release-v3',
  subject: 'Embargoed: draft release v3',
  people: [newsroom, mary, hanna],
  ended: 1250,
  lines: transcript(
    `
+0 newsroom: Version 1 for a first reading. Embargo until the 1st, 09:00.
+200 mary.okafor: "Record" is a word I do not sign before the audit is through. Otherwise fine.
+150 hanna.lindqvist: We say "higher than in any year before", which is the same and sounds less like a weather report. Is that all right?
+30 mary.okafor: It is the same. Say "higher than last year".
+420 newsroom: Changes are marked. Quote 2 needs approval: we shortened it to one sentence.`,
    {
      5: {
        attachments: [
          textFile(
            'release-v3.txt',
            'EMBARGOED UNTIL 1 DECEMBER, 09:00\n\nContoso keeps vaccines cold in nine more countries.\n\nQuote 2 (Mary Okafor): "We grew where it was hot, and we grew carefully."\n',
          ),
        ],
        categories: ['Press'],
        flag: 'Flagged',
      },
    },
  ),
};

const nda: Script = {
  key: 'nda-countersigned',
  subject: 'NDA countersigned',
  people: [legal, mary],
  ended: 1310,
  lines: transcript(
    `
+0 legal: Filed under matter 2231. Brightwater signed without changes. The copy is attached; the original is in the safe on the third floor.`,
    {
      1: {
        cc: [colleague('grace.kim')],
        attachments: [
          pdfFile('NDA Brightwater, countersigned.pdf', 'Mutual non-disclosure agreement', [
            'Between Contoso and Brightwater Partners',
            'Matter 2231, countersigned in Lagos',
            'Term: three years',
          ]),
        ],
      },
    },
  ),
};

const preRead: Script = {
  key: 'board-pre-read',
  subject: 'Board pre-read',
  people: [ines, mary, jun, rob, olu],
  ended: 1990,
  filed: { [mary]: 'inbox' },
  lines: transcript(
    `
+0 ines.duarte: The board meets in three weeks. Pages by Friday please: Mary four, Jun three, support figures one from Olu.
+400 rob.ellis: Mary's four pages are on the share, marked as a draft. She wants to see page 3 in print before it goes out.
+220 jun.takeda: Three pages from me on Thursday. One of them is a picture.
+35 ines.duarte: A picture is a page.
+330 olu.adeyemi: Support figures: 1,204 requests in the quarter, 61 % answered the same day, gateways are still half of it. May I write why, or only how many?
+50 ines.duarte: Please why. They ask it every time.
+610 olu.adeyemi: Final pages tonight. The appendix is longer than the page, I am afraid: the recall in September needs its table.`,
    {
      1: {
        attachments: [
          icsFile('board.ics', {
            uid: 'board-meeting@contoso.test',
            subject: 'Board meeting',
            location: 'Board room 4',
            organizer: ines,
            start: '2026-12-15T08:00:00Z',
            end: '2026-12-15T13:00:00Z',
          }),
        ],
      },
    },
  ),
};

const onBehalf: Script = {
  key: 'keynote-thanks',
  subject: 'Keynote on {talk}',
  people: ['editor@coldchainweekly.example', mary, rob],
  ended: 830,
  lines: transcript(`
+0 editor@coldchainweekly.example: Dear Mrs Okafor,

We are glad to have you on {talk}. Could you send a portrait and four lines about yourself? Twenty minutes, then ten for questions. The hall has no wireless microphone worth the name.
+310 mary.okafor by rob.ellis: Mary thanks you for the invitation. The portrait and the four lines follow by Friday. She will stand at the desk, so the wired microphone is fine.
+200 editor@coldchainweekly.example: Very good. Does she use slides?
+40 mary.okafor by rob.ellis: No slides. She may bring a thermometer.`),
};

const flights: Script = {
  key: 'flights-tokyo',
  subject: 'Booking 7KQ2M: Frankfurt – Tokyo, January',
  people: [travel, rob],
  ended: 2500,
  filed: { [rob]: 'Travel' },
  lines: transcript(
    `
+0 reservations@blauwal.example: Your booking is confirmed.

Passenger: OKAFOR/MARY MRS
Out: 18 January, 12:25, arrives 19 January, 08:35
Back: 23 January, 10:50, arrives 23 January, 16:20

Seats 4A and 3K. Changes cost 120 EUR until 1 January.`,
    { 1: { to: [rob] } },
  ),
};

/** What came in around Mary and Jun lately, the pictures' own inbox among it. */
export const executiveThreads: readonly Script[] = [
  release,
  lisbon,
  hiring,
  draftRelease,
  nda,
  preRead,
  onBehalf,
  flights,
];
