import {
  suggestionQuality,
  type AttendeeConflict,
  type Suggestion,
} from '../../../shared/model/availability.ts';
import { booleanOf, instantOf, integerOf, wordOf } from '../soap/values.ts';
import { child, childText, childrenNamed, type XmlElement } from '../xml/xml-element.ts';
import { readBusyType } from './read-free-busy.ts';

/**
 * Reads the times in a `SuggestionsResponse`, which are UTC, in the server's order: day by day, the best first. The days
 * themselves are UTC's and are let go. Null where one has no usable time.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/suggestionsresponse
 */
export function readSuggestions(response: XmlElement): readonly Suggestion[] | null {
  const days = childrenNamed(child(response, 'SuggestionDayResultArray'), 'SuggestionDayResult');
  const all = days
    .flatMap((day) => childrenNamed(child(day, 'SuggestionArray'), 'Suggestion'))
    .map(readSuggestion);
  const whole = all.filter((each) => each !== null);
  return whole.length === all.length ? whole : null;
}

function readSuggestion(suggestion: XmlElement): Suggestion | null {
  const start = instantOf(childText(suggestion, 'MeetingTime'));
  if (start === null) return null;
  const quality = childText(suggestion, 'SuggestionQuality')?.trim() ?? null;
  return {
    start,
    isWorkTime: booleanOf(childText(suggestion, 'IsWorkTime')) ?? false,
    quality: wordOf(quality, suggestionQuality.options, 'Poor'),
    conflicts: (child(suggestion, 'AttendeeConflictDataArray')?.children ?? []).map(readConflict),
  };
}

function readConflict(conflict: XmlElement): AttendeeConflict {
  const count = (name: string): number => integerOf(childText(conflict, name)) ?? 0;
  switch (conflict.name) {
    case 'IndividualAttendeeConflictData':
      return { who: 'person', freeBusy: readBusyType(conflict) };
    case 'GroupAttendeeConflictData':
      return {
        who: 'group',
        members: count('NumberOfMembers'),
        available: count('NumberOfMembersAvailable'),
        conflicting: count('NumberOfMembersWithConflict'),
        noData: count('NumberOfMembersWithNoData'),
      };
    case 'TooBigGroupAttendeeConflictData':
      return { who: 'too-big' };
    default:
      return { who: 'unknown' };
  }
}
