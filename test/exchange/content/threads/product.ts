import { csvFile, pictureFile } from '../parts/documents.ts';
import { temperatureCurve } from '../parts/png.ts';
import { colleague, jun, mary, olu } from '../people.ts';
import { transcript } from './transcript.ts';
import type { Script } from './thread.ts';

const eleni = colleague('eleni.papadaki');
const noam = colleague('noam.barak');
const kenji = colleague('kenji.mori');
const lukasz = colleague('lukasz.zolkiewski');
const olga = colleague('olga.petrenko');
const yuki = colleague('yuki.takahashi');
const lena = colleague('lena.hoffmann');
const sato = 'h.sato@kitakaze.example';

const fieldTest: Script = {
  key: 'frost-field-test',
  subject: 'Frost 4 field test: three units read warm',
  people: [jun, eleni, noam, kenji, olga],
  ended: 340,
  filed: { [jun]: 'Frost 4/Field tests' },
  lines: transcript(
    `
+0 olga.petrenko: Units 17, 22 and 31 read 0.9 degrees warmer than the reference after four hours in the truck. All others are inside 0.2. The curve of unit 22 is attached.
+50 eleni.papadaki: The sensor itself cannot drift that fast. Are the three from the second batch of housings?
+30 olga.petrenko: 22 and 31 are. 17 is from the first.
+140 kenji.mori: 17 was repaired in September and has a new lid. So all three have the new lid.
+25 noam.barak: Firmware is the same on all forty. I compared the checksums to be sure.
+90 eleni.papadaki: Then it is the lid. The foam is two millimetres thinner, so the board warms the probe. I can show it in the chamber today.
+360 eleni.papadaki: Shown. With the old lid 0.1, with the new one 0.8, with the new one and a strip of tape 0.2.
+45 jun.takeda: Thank you, that was quick. Kenji, what does Kitakaze say about the foam?
+600 kenji.mori: They changed the supplier in August and did not tell us. Sato-san apologises and can deliver the old foam from Monday.
+30 jun.takeda: Monday is fine for the test, not for the launch. Do we have to recall the forty?
+40 olga.petrenko: No. The lids come off with four screws. I need a day and somebody who counts screws.
+55 noam.barak: I can also correct 0.7 in firmware until then.
+15 eleni.papadaki: Please do not. We would have to remember it for ever.
+120 jun.takeda: No correction in firmware. Lids on Tuesday, the test goes on Wednesday. I will tell Mary that it costs us two days.`,
    {
      1: {
        attachments: [
          pictureFile('unit22.png', temperatureCurve(22)),
          csvFile('unit22.csv', [
            ['minute', 'unit 22', 'reference'],
            [0, 4.1, 4.1],
            [60, 4.4, 4.1],
            [120, 4.7, 4.2],
            [240, 5.1, 4.2],
          ]),
        ],
      },
      9: { importance: 'High' },
    },
  ),
};

const housings: Script = {
  key: 'kitakaze-foam',
  subject: '二次ロット：断熱材の変更について',
  people: [sato, kenji, jun],
  ended: 620,
  filed: { [jun]: 'Frost 4' },
  lines: transcript(`
+0 h.sato@kitakaze.example: 武田様、森様

平素より大変お世話になっております。8月に断熱材の仕入先を変更した件につき、事前のご連絡を怠り誠に申し訳ございません。月曜日より従来品を納入いたします。

差額は弊社にて負担いたします。
+180 kenji.mori: 佐藤様、ご連絡ありがとうございます。四十台分を火曜日の朝までにお願いできますでしょうか。
+60 h.sato@kitakaze.example: かしこまりました。火曜日の午前八時に川崎へお届けいたします。`),
};

const pricing: Script = {
  key: 'frost-pricing',
  subject: 'Frost 4: price per unit or per delivery?',
  people: [jun, mary, colleague('marcus.bell'), colleague('femi.balogun'), colleague('tara.singh')],
  ended: 1500,
  lines: transcript(`
+0 marcus.bell: My three largest customers ask for a price per delivery. They want to pass it on line by line. Can we?
+400 tara.singh: Mine ask for the opposite. Fruit is seasonal; they do not want to own forty units in winter, but they want to know the price in spring.
+90 femi.balogun: In Lagos and Accra per unit, always. Nobody signs a contract whose sum he does not know.
+300 jun.takeda: We can count deliveries since Frost 3. What we cannot do is two price lists for one product without two people who keep them.
+80 mary.okafor: Per delivery moves our revenue from the sale to the use. I am not against it, but the auditors will be in the room.
+60 marcus.bell: Would a pilot with one customer and one year be quiet enough?
+95 mary.okafor: One customer, one year, a minimum for each month, and Grace writes the contract. Then yes.
+240 jun.takeda: Tallgrass then. They count already.
+45 marcus.bell: I speak to Maya tomorrow morning, my time.
+520 marcus.bell: She wants it. Minimum of 800 deliveries a month, which is 60 % of what they do today.
+35 femi.balogun: I will be asked why Lagos does not get it. Please give me one sentence.
+150 mary.okafor: "It is a pilot, and we start where the numbers are already counted." It is also true.`),
};

const screens: Script = {
  key: 'alarm-colours',
  subject: 'Alarm colours: red is not enough',
  people: [jun, yuki, lena],
  ended: 2300,
  filed: { [jun]: 'Frost 4' },
  lines: transcript(`
+0 lena.hoffmann: I watched two drivers at the cold store in Poznań. One of them does not see red at all and has never told anybody. He looks at the position of the lamp.
+130 yuki.takahashi: The new panel has one lamp for everything. We took the position away from him.
+45 jun.takeda: Can we give it back without a new board?
+220 lena.hoffmann: A shape on the display would do: a triangle for an alarm, a ring for all right. It also works with gloves and rain on the glass.
+300 yuki.takahashi: 三角と丸、いいですね。I drew both, they are readable at two metres.
+60 jun.takeda: Then both go into the next build, and the lamp stays as it is.`),
};

const outage: Script = {
  key: 'gateway-outage',
  subject: 'Gateways offline in two regions, 02:10–03:25 UTC',
  people: [lukasz, jun, olu, noam],
  ended: 890,
  lines: transcript(
    `
+0 lukasz.zolkiewski: What happened: a certificate on the second broker ran out at 02:10. The gateways there kept their readings and delivered all of them from 03:25. Nothing was lost.
+20 olu.adeyemi: Nineteen customers noticed. I have an answer ready and would like to say "nothing was lost" only if it is certain.
+35 lukasz.zolkiewski: I counted: 412,806 readings due, 412,806 stored.
+15 olu.adeyemi: Then I say it.
+80 jun.takeda: Why did nobody renew the certificate?
+50 lukasz.zolkiewski: The reminder went to a person who left in May. It now goes to a mailbox that three people read, and the check runs every night.
+30 noam.barak: I asked whether there are other reminders that go to him. There were four.
+25 jun.takeda: Thank you for asking.`,
    { 1: { importance: 'High', categories: ['Incident'] } },
  ),
};

/** What Jun's people write to each other. */
export const productThreads: readonly Script[] = [fieldTest, housings, pricing, screens, outage];
