import {
  availabilityQuestion,
  type AvailabilityQuestion,
  type FreeBusyView,
  type Suggestion,
} from '../../../shared/model/availability.ts';
import type { Failure } from '../../../shared/failure.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { availabilityElement } from '../elements/availability-request.ts';
import { present } from '../elements/present.ts';
import { readFreeBusyView } from '../elements/read-free-busy.ts';
import { readSuggestions } from '../elements/read-suggestions.ts';
import type { EwsService } from '../service.ts';
import { serviceAbout } from '../service-about.ts';
import { call, type CallOptions } from '../soap/call.ts';
import { responseMessage } from '../soap/response-messages.ts';
import { child, childrenNamed, type XmlElement } from '../xml/xml-element.ts';

/** Free and busy times, and proposals. */
export interface Availability {
  /** One result for each mailbox in the order asked. */
  readonly mailboxes: readonly Result<FreeBusyView>[];
  /** Refused on their own, for instance as `ErrorMeetingSuggestionGenerationFailed`; null when none were asked for. */
  readonly suggestions: Result<readonly Suggestion[]> | null;
}

/**
 * Looks up free and busy times of up to 100 mailboxes at once. Each is refused by itself: `ErrorMailRecipientNotFound`,
 * `ErrorNoFreeBusyAccess`, `ErrorProxyRequestProcessingFailed`; the whole by `ErrorTimeIntervalTooBig` and its like.
 * Subjects of private items are in the details where the server gives them: who shows them takes them out first.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getuseravailability-operation
 */
export async function getUserAvailability(
  service: EwsService,
  question: AvailabilityQuestion,
  options?: CallOptions,
): Promise<Result<Availability>> {
  const refused = refusedQuestion(question);
  if (refused !== null) return failed(refused);
  const response = await call(service, {
    operation: 'GetUserAvailability',
    intent: 'read',
    body: availabilityElement(question),
    folders: ['calendar'],
    options,
  });
  if (!response.ok) return response;
  const answers = childrenNamed(child(response.value, 'FreeBusyResponseArray'), 'FreeBusyResponse');
  // An answer too many or too few, and one person's time would pass for another's.
  if (answers.length !== question.mailboxes.length)
    return failed({ kind: 'reply-refused', host: service.host, reason: 'unexpected' });
  return success({
    mailboxes: answers.map((answer, index) => {
      const about = serviceAbout(service, question.mailboxes[index]?.address ?? '');
      return readAnswer(answer, about, () => readFreeBusyView(child(answer, 'FreeBusyView')));
    }),
    suggestions: suggestionsIn(response.value, question, service),
  });
}

function refusedQuestion(question: AvailabilityQuestion): Failure | null {
  const isWhole = availabilityQuestion.safeParse(question).success;
  if (isWhole && Date.parse(question.start) < Date.parse(question.end)) return null;
  return {
    kind: 'invalid-request',
    message: 'Availability is for 1 to 100 mailboxes with usable addresses, and ends after it starts.',
  };
}

/** Exchange proposes times for whole days of UTC: what does not fit between start and end is left out. */
function suggestionsIn(
  response: XmlElement,
  { suggest, start, end }: AvailabilityQuestion,
  service: EwsService,
): Availability['suggestions'] {
  if (suggest === null) return null;
  const all = readAnswer(child(response, 'SuggestionsResponse'), service, readSuggestions);
  if (!all.ok) return all;
  const latest = Date.parse(end) - suggest.meetingMinutes * 60_000;
  return success(
    all.value.filter(
      (each) => Date.parse(each.start) >= Date.parse(start) && Date.parse(each.start) <= latest,
    ),
  );
}

/** One answer with its own `ResponseMessage`. */
function readAnswer<T>(
  answer: XmlElement | null,
  service: EwsService,
  read: (answer: XmlElement) => T | null,
): Result<T> {
  const whole = present(answer, service);
  if (!whole.ok) return whole;
  const message = present(child(whole.value, 'ResponseMessage'), service);
  if (!message.ok) return message;
  const said = responseMessage(message.value, {
    service,
    operation: 'GetUserAvailability',
    folder: 'calendar',
  });
  return said.ok ? present(read(whole.value), service) : said;
}
