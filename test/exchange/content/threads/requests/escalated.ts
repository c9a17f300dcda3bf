import { colleague, support } from '../../people.ts';
import type { Ticket } from './ticket.ts';

const olga = colleague('olga.petrenko');

/** Requests that went further, and those of the large customers. */
export const escalated: readonly Ticket[] = [
  {
    subject: 'Recall of gateway batch 26-09: our eleven units',
    filed: 'Escalated',
    text: `
+0 elin@ostrevik.example: We read about the recall. Eleven of ours have 26-09 on the back. Do we switch them off now? There are 40 tonnes of salmon behind them.
+12 support: Please do not switch them off. The fault is in the charging part; as long as they hang on the mains, nothing can happen. New ones leave tonight.
+30 elin@ostrevik.example: How do we swap them without a gap in the record?
+45 support: New one beside the old one, wait for the green light, then the old one off. Both write to the same place. Olga Petrenko from Quality will be on the phone with you.
+400 olga.petrenko: We did four together this morning, no gap. The other seven tomorrow at six, before the trucks.
+620 olga.petrenko: All eleven are swapped. The longest time without a reading was 40 seconds.
+30 elin@ostrevik.example: The salmon did not notice. Thank you all.
+90 support: We collect the old ones on Friday; please tape over the charging port.
+55 elin@ostrevik.example: Taped. The driver asks for a signature in which colour.
+20 support: Any that is not red.`,
    additions: {
      1: { importance: 'High', flag: 'Complete', categories: ['Recall'] },
      5: { to: ['elin@ostrevik.example', support] },
      6: { to: ['elin@ostrevik.example', support] },
      7: { to: [support, olga] },
    },
  },
  {
    subject: 'Contract: answer within four hours',
    filed: 'Größere Kunden & Partner <A–Z>',
    text: `
+0 s.kruger@fabrikam.test: Our contract says four hours. On Tuesday it was six. I do not want money, I want to know why.
+35 support: Because the request lay in a folder that nobody was looking at on Tuesday. We have taken the folder away.
+25 s.kruger@fabrikam.test: That is an answer I can pass on.`,
  },
  {
    subject: 'Audit questions for 2026',
    filed: 'Größere Kunden & Partner <A–Z>',
    text: `
+0 it@tallgrass.example: Thirty-one questions, most of them the same as last year. Could you mark what has changed?
+700 support by ana.lima: Four answers have changed: 7, 8, 19 and 30. They are marked; the others are word for word those of last year.
+60 it@tallgrass.example: If only everybody did that.`,
  },
  {
    subject: 'Fire in the neighbouring hall',
    filed: 'Escalated',
    text: `
+0 joao.pinto@palmeira.example: There was a fire next door. Nobody is hurt. Our chamber was without power for nine hours and the insurance wants the curve with a signature.
+18 support: We are glad that nobody is hurt. The curve of all six sensors follows in an hour, signed by Quality.
+65 support by ana.lima: Here is the link to the signed report: https://portal.contoso.test/reports/palmeira-0611. The warmest reading was 6.8 degrees, after eight hours and ten minutes.
+200 joao.pinto@palmeira.example: The insurance accepts it. The milk is lost, the rest is not.`,
    additions: { 1: { importance: 'High' } },
  },
  {
    subject: 'Integration with the dispatch system',
    filed: 'Größere Kunden & Partner <A–Z>',
    text: `
+0 dispatch@fabrikam.test: Our system can call an address when a tour begins. Can yours listen?
+120 support by ana.lima: It can. You get a key for each depot; the call needs the tour number, the truck and the time.
+90 dispatch@fabrikam.test: Which time, ours or yours?
+25 support by ana.lima: With an offset, then it is both.
+480 dispatch@fabrikam.test: First tours arrive. Tour 118 has no truck, is that you or us?
+40 support: You, but only just: the field is called vehicle until March and truck after. We accept both now.
+30 dispatch@fabrikam.test: Thank you for not being right about it.`,
  },
];
