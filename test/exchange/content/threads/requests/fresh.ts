import { pictureFile, textFile } from '../../parts/documents.ts';
import { temperatureCurve } from '../../parts/png.ts';
import type { Ticket } from './ticket.ts';

const log = textFile(
  'gateway-0417.log',
  '06:02:11 join network ok\n06:02:14 broker refused: certificate unknown\n06:02:44 retry 1\n06:03:44 retry 2\n06:05:44 retry 3\n',
);

/** Requests nobody has answered yet, newest first. */
export const fresh: readonly Ticket[] = [
  {
    subject: 'Gateway 0417 does not come back after the power cut',
    text: `+0 warehouse@ostrevik.example: Good morning, we had no power from five to six. All gateways are green again except 0417 above gate 3. It blinks twice, then once. The log is attached.`,
    additions: { 1: { attachments: [log], importance: 'High' } },
  },
  {
    subject: 'Alarm at 2 degrees although the limit is 4',
    text: `+0 maya@tallgrass.example: Our truck 12 got eleven alarms last night. The limit in the portal is 4.0, the message says 2.0. Did somebody change it on your side? The driver threw away nothing, but he nearly did.`,
    additions: { 1: { attachments: [pictureFile('truck12.png', temperatureCurve(12))], importance: 'High' } },
  },
  {
    subject: 'Rechnung 20261187 doppelt?',
    text: `+0 s.kruger@fabrikam.test: Guten Morgen, die Rechnung 20261187 ist bei uns zweimal eingegangen, einmal per Mail und einmal per Post, mit verschiedenen Beträgen. Welche gilt?`,
  },
  {
    subject: 'Two drivers, one login',
    text: `+0 dispatch@fabrikam.test: Two of our drivers share a phone. When one signs in, the other's route is gone. Can one phone hold two people?`,
  },
  {
    subject: 'Pedido de mais vinte sensores',
    text: `+0 joao.pinto@palmeira.example: Bom dia. Precisamos de mais vinte sensores F3 para a nova câmara em Aveiro, se possível antes do dia 10. Pode enviar uma proposta?`,
  },
  {
    subject: 'Export stops at 10,000 rows',
    text: `+0 it@tallgrass.example: The monthly export ends at row 10,000 without a word. October has 11,212 readings. Is there a switch or do we have to ask for two halves?`,
  },
  {
    subject: 'Αίτημα: αναφορά για τον έλεγχο',
    text: `+0 nikos@kalyvia.example: Καλημέρα σας, χρειαζόμαστε την αναφορά θερμοκρασιών Σεπτεμβρίου για τον έλεγχο της Παρασκευής. Μπορείτε να τη στείλετε και στα αγγλικά;`,
  },
  {
    subject: 'طلب تغيير عنوان الشحن',
    text: `+0 omar@sahelmilk.example: صباح الخير، انتقل مستودعنا إلى العنوان الجديد في حي الميناء. نرجو إرسال الحساسات القادمة إلى هناك. رقم الطلب 5521.`,
  },
  {
    subject: 'Certificate of calibration for F3-20881',
    text: `+0 elin@ostrevik.example: Our inspector comes on Thursday and wants the certificate of F3-20881. In the portal there is one from last year only.`,
  },
  {
    subject: 'Sound of the alarm',
    text: `+0 warehouse@ostrevik.example: Can the alarm be louder, or another sound? The forklifts make nearly the same one. This morning three people moved out of the way of a fish.`,
  },
  {
    subject: 'API: time zone of "recordedAt"',
    text: `+0 it@tallgrass.example: Is recordedAt the time of the truck or UTC? Since the clocks changed we see one hour twice for trucks in Chicago and none for those in Phoenix.`,
  },
  {
    subject: 'New colleague needs access',
    text: `+0 dispatch@fabrikam.test: From Monday Jana Vogt plans the northern tours. Please give her what Stefan has, without the invoices.`,
  },
  {
    subject: 'Battery warning after six weeks',
    text: `+0 joao.pinto@palmeira.example: Eight of the sensors you sent in October already show the yellow battery. They lie at minus 22. Is that the cold or the batch?`,
  },
  {
    subject: 'Login page in Swedish',
    text: `+0 elin@ostrevik.example: Since yesterday the portal greets us in Swedish. We are Danish. It is not urgent, but there is laughter.`,
  },
  {
    subject: 'センサー校正の予約',
    text: `+0 h.sato@kitakaze.example: お世話になっております。来月の校正を十二月十四日の週にお願いできますでしょうか。対象は三十六台です。`,
  },
  {
    subject: 'Wrong company name on the delivery note',
    text: `+0 nikos@kalyvia.example: The note of yesterday says "Kalyvia Fruits Ltd". We are "Kalyvia Fruit". Customs reads every letter.`,
  },
  {
    subject: 'Two-factor code arrives after it has expired',
    text: `+0 maya@tallgrass.example: The code by text message takes four minutes here; it is valid for three. Could it come by mail instead?`,
  },
  {
    subject: 'Feature wish: door open longer than two minutes',
    text: `+0 s.kruger@fabrikam.test: An alarm for the door would spare us half of the temperature alarms. The door is always earlier than the warmth.`,
  },
];
