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
 * themselves are UTC's and are let go. One without a usable time is left out: there is nothing to propose.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/suggestionsresponse
 */
export function readSuggestions(response: XmlElement): readonly Suggestion[] {
  const days = childrenNamed(child(response, 'SuggestionDayResultArray'), 'SuggestionDayResult');
  return days
    .flatMap((day) => childrenNamed(child(day, 'SuggestionArray'), 'Suggestion'))
    .map(readSuggestion)
    .filter((each) => each !== null);
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
