import { entry, who, type CodeAdvice, type CodeTable } from '../code-advice.ts';

const own = (what: string): CodeAdvice =>
  entry(
    who.you,
    `{mailbox} is the organiser of this meeting, and an organiser does not answer an invitation of one’s own: ${what}`,
  );
const change = 'change the meeting, or cancel it, and everybody is told.';
const cancelled = (what: string): CodeAdvice =>
  entry(
    who.you,
    `The organiser has cancelled this meeting, so it cannot be ${what}. Take it out of the calendar of {mailbox}.`,
  );
const cannotBe = entry(
  who.you,
  'This item is no invitation that can be answered, or it was answered in the meantime: read it again.',
);
const times = entry(who.you, 'The meeting must end after it begins, and not last longer than five years.');
const series = entry(
  who.you,
  'Exchange cannot read how this series repeats: look at the days and the end that it was given.',
);

/** Answering, cancelling and moving meetings. */
// prettier-ignore
export const meetingCodes: CodeTable = {
  ErrorCalendarIsOrganizerForAccept: own(change),
  ErrorCalendarIsOrganizerForTentative: own(change),
  ErrorCalendarIsOrganizerForDecline: own('cancel the meeting instead, and everybody is told.'),
  ErrorCalendarIsOrganizerForRemove: own('delete it only together with a cancellation, so that the others learn of it.'),
  ErrorCalendarIsCancelledForAccept: cancelled('accepted'),
  ErrorCalendarIsCancelledForTentative: cancelled('accepted, not even tentatively'),
  ErrorCalendarIsCancelledForDecline: cancelled('declined'),
  ErrorCalendarIsCancelledForRemove: cancelled('taken out in this way'),
  ErrorCalendarIsCancelledMessageSent: cancelled('answered'),
  ErrorCalendarIsNotOrganizer: entry(who.you, '{mailbox} is not the organiser of this meeting, so it can be answered, but neither changed nor cancelled from here. Ask the organiser.'),
  ErrorCalendarMeetingRequestIsOutOfDate: entry(who.you, 'The organiser has changed this meeting since this invitation was sent: answer the newer one.'),
  ErrorCalendarMeetingIsOutOfDateResponseNotProcessed: entry(who.you, 'The meeting was changed since this answer was written: the answer was not counted.'),
  ErrorCalendarMeetingIsOutOfDateResponseNotProcessedMessageSent: entry(who.you, 'The meeting was changed since this answer was written: the answer left, and was not counted.'),
  ErrorCalendarCannotMoveOrCopyOccurrence: entry(who.you, 'One occurrence of a series cannot be moved to another folder: move the whole series.'),
  ErrorCalendarCannotUpdateDeletedItem: entry(who.you, 'This meeting lies in Deleted Items: bring it back before it is changed.'),
  ErrorCalendarCannotUseIdForOccurrenceId: entry(who.makers, 'The request named a whole series where it meant one occurrence.'),
  ErrorCalendarCannotUseIdForRecurringMasterId: entry(who.makers, 'The request named one occurrence where it meant the whole series.'),
  ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange: entry(who.you, 'The series has no such occurrence: it was shortened in the meantime.'),
  ErrorCalendarOccurrenceIsDeletedFromRecurrence: entry(who.you, 'This occurrence was taken out of its series in the meantime.'),
  ErrorOccurrenceCrossingBoundary: entry(who.you, 'This occurrence would lie before or behind a neighbour of its series: move it less far, or change the series.'),
  ErrorOccurrenceTimeSpanTooBig: entry(who.you, 'The occurrences of this series would run into each other: make them shorter, or further apart.'),
  ErrorCalendarEndDateIsEarlierThanStartDate: times,
  ErrorCalendarDurationIsTooLong: times,
  ErrorCalendarOutOfRange: entry(who.you, 'Exchange keeps no meetings so far from today.'),
  ErrorCalendarViewRangeTooBig: entry(who.you, 'More than two years of a calendar were asked for at once: ask for less.'),
  ErrorCalendarInvalidRecurrence: series,
  ErrorCalendarInvalidPropertyState: entry(who.you, 'What the meeting says of itself does not fit together, a series without its days for instance: make it anew.'),
  ErrorCalendarInvalidPropertyValue: entry(who.you, 'A value of the meeting is none that Exchange takes: look at the times and the repetition.'),
  ErrorCalendarInvalidTimeZone: entry(who.you, 'Exchange does not know the time zone of this meeting: choose another one.'),
  ErrorCalendarInvalidDayForTimeChangePattern: series,
  ErrorCalendarInvalidDayForWeeklyRecurrence: series,
  ErrorCalendarInvalidAttributeValue: series,
  ErrorCalendarFolderIsInvalidForCalendarView: entry(who.you, 'This folder is no calendar.'),
  ErrorInvalidItemForOperationAcceptItem: cannotBe,
  ErrorInvalidItemForOperationTentative: cannotBe,
  ErrorInvalidItemForOperationDeclineItem: cannotBe,
  ErrorInvalidItemForOperationRemoveItem: entry(who.you, 'This is no cancelled meeting, or it was taken out in the meantime: read it again.'),
  ErrorInvalidItemForOperationCancelItem: entry(who.you, 'This is no meeting that can be cancelled, or it was cancelled in the meantime: read it again.'),
};
