import { csvFile, pdfFile } from '../../parts/documents.ts';
import type { Ticket } from './ticket.ts';

/** Requests that were answered, newest first. */
export const asked: readonly Ticket[] = [
  {
    subject: 'Which cable for the loading dock?',
    text: `
+0 warehouse@ostrevik.example: The gateway at the dock needs eleven metres of cable. Does it have to be yours?
+35 support by ana.lima: No. Any outdoor Cat 6 will do up to 90 metres. Please leave a loop that hangs lower than the box, so that the water drips off before it gets in.
+80 warehouse@ostrevik.example: The loop was the missing part. Thank you.`,
  },
  {
    subject: 'Readings of last Sunday are missing',
    text: `
+0 maya@tallgrass.example: For Sunday, 02:10 to 03:25 UTC, there is nothing in the portal for any of our trucks.
+25 support: You are right, and you are not alone: one of our brokers was down. Your gateways kept the readings; they should appear within the hour.
+70 support: They are all there now. Nothing was lost, we counted.
+40 maya@tallgrass.example: We counted as well. Same number. Thank you, Olu.`,
    additions: { 2: { categories: ['Incident'] } },
  },
  {
    subject: 'Offer for twelve gateways',
    text: `
+0 omar@sahelmilk.example: We open four collection points next spring, three gateways each. What do twelve cost with the mast antenna?
+140 support by ana.lima: The offer is attached: 12 gateways, 4 mast antennas (one serves three gateways within 200 metres), delivery to Dakar.
+500 omar@sahelmilk.example: One antenna for three, that was not clear to me. It saves us the half. We order.
+30 support by ana.lima: Noted as order 5521. You get the date tomorrow.`,
    additions: {
      2: {
        attachments: [
          pdfFile('Offer 5521.pdf', 'Offer 5521', [
            '12 gateways G2 at 310 EUR',
            '4 mast antennas at 96 EUR',
            'Delivery to Dakar: 240 EUR',
            'Valid for 30 days',
          ]),
        ],
      },
    },
  },
  {
    subject: 'Passwort vergessen, Mail kommt nicht an',
    text: `
+0 s.kruger@fabrikam.test: Ich habe dreimal ein neues Passwort angefordert. Es kommt keine Mail.
+20 support by ana.lima: Die drei Mails liegen bei Ihnen in der Quarantäne, Ihr Server hat sie angenommen. Ihr IT-Team kann sie freigeben. Ich habe inzwischen die Sperre aufgehoben.
+65 s.kruger@fabrikam.test: Stimmt, lagen dort. Danke für die klare Auskunft.`,
  },
  {
    subject: 'Humidity jumps to 100 %',
    text: `
+0 nikos@kalyvia.example: In chamber 2 the humidity goes to 100 % every night at three and comes back at four.
+50 support: At three your ventilation washes itself, as you told us in May. The sensor hangs below the nozzle. Could you move it by one metre?
+900 nikos@kalyvia.example: Moved. Last night 91 %. I had forgotten that I told you.`,
  },
  {
    subject: 'List of all sensors with their age',
    text: `
+0 it@tallgrass.example: For our inventory: all sensors, serial number, first reading, firmware. As a table, please.
+90 support by ana.lima: Attached, 214 rows; here are the columns you asked for and one more, the last calibration.
+30 it@tallgrass.example: The extra column is the one I will be asked for next. Thanks.`,
    additions: {
      2: {
        attachments: [
          csvFile('sensors-tallgrass.csv', [
            ['serial', 'first reading', 'firmware', 'calibrated'],
            ['F3-18804', '2024-03-12', '3.9.1', '2026-03-02'],
            ['F3-18805', '2024-03-12', '3.9.1', '2026-03-02'],
            ['F3-20990', '2026-01-20', '3.9.1', '2026-01-11'],
          ]),
        ],
      },
    },
  },
  {
    subject: 'Can we rent for the cherry season?',
    text: `
+0 nikos@kalyvia.example: Six weeks from the middle of May, thirty sensors. We do not want to buy them for the rest of the year.
+210 support by ana.lima: Sales is working on a rental price. Tara Singh calls you this week; she has the same question from three others.
+45 nikos@kalyvia.example: Then we are a market.`,
    filed: 'Waiting for customer',
  },
  {
    subject: 'Alarm by telephone',
    text: `
+0 elin@ostrevik.example: At night nobody reads mail. Can the system call somebody?
+35 support: Yes, up to five numbers one after the other. Who picks up presses 1. If nobody does, it starts again after ten minutes.
+55 elin@ostrevik.example: In which order?
+15 support: In the order you write them, top down. Please do not put yourself at the top every week.`,
  },
  {
    subject: 'Fatura de outubro',
    text: `
+0 joao.pinto@palmeira.example: A fatura de outubro tem ainda o endereço antigo. Podem corrigir?
+60 support by ana.lima: Corrigida e reenviada. A partir de novembro sai com o novo endereço.
+20 joao.pinto@palmeira.example: Obrigado, Ana.`,
  },
  {
    subject: 'Sensor fell into the milk',
    text: `
+0 omar@sahelmilk.example: It floated for an hour. It still sends. Is it safe to use it again?
+40 support: It is tight to one metre of water, and milk is mostly that. Wash it at 40 degrees, not hotter, and it may go back. The milk is a question for you.
+110 omar@sahelmilk.example: The milk went to the calves. They report no alarm.`,
  },
  {
    subject: 'Clock change: shift report has 25 hours',
    text: `
+0 dispatch@fabrikam.test: The report of the day the clocks went back has 25 hours and our template has 24 columns.
+70 support by ana.lima: The day did have 25 hours. There is a second template, "by elapsed time", that names the hour twice: 02 A and 02 B.
+35 dispatch@fabrikam.test: 02 B it is.`,
  },
  {
    subject: 'Deleting a driver who has left',
    text: `
+0 dispatch@fabrikam.test: If we delete him, are his deliveries gone?
+15 support: No. His name becomes "former driver 3", the deliveries stay. It cannot be undone, so please check the spelling first.`,
  },
  {
    subject: 'Sticker with the QR code came off',
    text: `
+0 warehouse@ostrevik.example: Cold, wet, gone. Eleven of them. Can we print new ones?
+30 support by ana.lima: Yes: portal, Sensors, Print labels. Use the film for freezers, the paper ones last a week. The serial number is also under the battery.`,
  },
  {
    subject: 'Question about the data centre',
    text: `
+0 maya@tallgrass.example: Our lawyers ask in which country the readings are kept, and who can see them.
+300 support: In two data centres in the European Union. Four people can see readings by name, all of them with a ticket number. Grace Kim of our legal team sends you the document.
+25 maya@tallgrass.example: Four is a good number. Thank you.`,
    filed: 'Waiting for customer',
  },
];
