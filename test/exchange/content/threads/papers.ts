import { workingTime, type Anchor } from '../dates.ts';
import { pictureFile } from '../parts/documents.ts';
import { barChart, mark } from '../parts/png.ts';
import { ana, colleague, jun, mary, olu, rob } from '../people.ts';
import { createRandom } from '../random.ts';
import type { SeedMessage } from '../seed.ts';
import { delivered, messageId } from './thread.ts';

interface Story {
  readonly title: string;
  readonly text: string;
}

const weekly: readonly Story[] = [
  {
    title: 'Peaches by night',
    text: 'Three growers in the south now load after midnight. The fruit arrives four degrees colder, and the drivers see their children at breakfast.',
  },
  {
    title: 'A thermometer is not an alarm',
    text: 'Of 212 spoiled loads in a survey, 180 had been measured. Nobody had been told.',
  },
  {
    title: 'New limits for vaccines',
    text: 'From March a reading every five minutes is asked for, instead of fifteen. Most systems can do it; most batteries cannot.',
  },
  {
    title: 'Who pays for the open door?',
    text: 'A court found that the warehouse does, if the door was open for longer than the unloading took.',
  },
  {
    title: 'Ice that tells the time',
    text: 'A dye that changes at minus one is cheap and honest. It cannot send a message, which some call its best part.',
  },
  {
    title: 'Salmon on rails',
    text: 'The night train to the coast is back. It needs eleven hours, two more than the truck, and half of the diesel.',
  },
  {
    title: 'Foam is short',
    text: 'Two works stand still until February. Prices rise by a tenth; substitutes are thinner than they look.',
  },
  {
    title: 'Milk at noon',
    text: 'Collection in the heat works if the can is washed cold. A field report from Kaolack.',
  },
];

const intranet: readonly Story[] = [
  { title: 'Canteen', text: 'Soup from Monday on, also to take away. Please bring the lids back.' },
  {
    title: 'Bicycles',
    text: 'Eleven have stood in the cellar since summer. Without a name on them by Friday they go to the school.',
  },
  {
    title: 'New faces',
    text: 'Two engineers in Poznań, one planner in Accra, and a trainee in Legal who speaks five languages.',
  },
  {
    title: 'Frost 4',
    text: 'Forty units are on the road. If you meet one, do not open it, however much it blinks.',
  },
  {
    title: 'Recall',
    text: 'All but nine gateways of batch 26-09 are back. Thank you to everybody who drove.',
  },
  { title: 'Language lunch', text: 'Tuesdays: Portuguese, Thursdays: Polish. Mistakes are welcome.' },
];

function columns(stories: readonly Story[]): string {
  return stories
    .map(
      (story) =>
        `<tr><td width="16" bgcolor="#2f5ed4">&nbsp;</td><td style="padding:12px 16px;font:14px/20px Georgia,serif"><h2 style="margin:0 0 4px;font-size:17px">${story.title}</h2>${story.text} <a href="https://news.coldchainweekly.example/${encodeURIComponent(story.title)}">Read on</a></td></tr>`,
    )
    .join('\n');
}

function page(heading: string, stories: readonly Story[], foot: string): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><style>@media (max-width:600px){.wide{width:100%!important}} a{color:#2f5ed4}</style></head><body bgcolor="#f3f4f7" style="margin:0"><center><table class="wide" width="600" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff"><tr><td colspan="2" style="padding:20px 16px"><img src="cid:mark" width="32" height="32" alt=""> <font size="5" face="Georgia">${heading}</font></td></tr>
${columns(stories)}
<tr><td colspan="2" style="padding:8px 16px"><img src="cid:chart" alt="Loads per week" width="224" height="120"></td></tr>
<tr><td colspan="2" style="padding:16px;font:11px Verdana;color:#666">${foot}</td></tr></table></center></body></html>`;
}

/** Newsletters: tables within tables and pictures inside, as they are. */
export function* papers(anchor: Anchor): Generator<SeedMessage> {
  for (let issue = 0; issue < 9; issue += 1) {
    const random = createRandom(anchor.seed, 'paper', issue);
    const isOurs = issue % 3 === 2;
    const from = isOurs ? colleague('newsroom') : 'editor@coldchainweekly.example';
    const stories = isOurs ? intranet : weekly;
    const first = random.int(stories.length);
    const chosen = [0, 1, 2].flatMap((step) => stories[(first + step) % stories.length] ?? []);
    const lead = chosen[0]?.title ?? 'This week';
    const name = isOurs ? 'What moves at Contoso' : 'Cold Chain Weekly';
    const key = `paper-${issue + 1}`;
    yield* delivered(
      {
        subject: `${name}: ${lead}`,
        from,
        to: isOurs ? [mary, jun, rob, ana, olu] : [mary, jun],
        sentAt: workingTime(anchor, 370 + issue * 1490),
        bodyType: 'HTML',
        body: page(
          name,
          chosen,
          isOurs
            ? 'Newsroom, third floor'
            : 'You get this because you asked for it. Answer "stop" and we stop.',
        ),
        importance: 'Low',
        thread: key,
        internetMessageId: messageId(key, from),
        attachments: [
          pictureFile('mark.png', mark(), 'mark'),
          pictureFile(
            'chart.png',
            barChart(Array.from({ length: 8 }, () => 0.3 + random.next() * 0.7)),
            'chart',
          ),
        ],
      },
      { [mary]: 'Newsletters' },
    );
  }
}
