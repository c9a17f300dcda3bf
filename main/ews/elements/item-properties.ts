import { attribute, child, type XmlElement } from '../xml/xml-element.ts';
import { lineOf, wordOf } from '../soap/values.ts';

/** How private its owner says an item is. Exchange hands such items to anyone who may read the folder. */
export type Sensitivity = 'Normal' | 'Personal' | 'Private' | 'Confidential';
export type Importance = 'Low' | 'Normal' | 'High';
export type Flag = 'NotFlagged' | 'Flagged' | 'Complete';

const sensitivities = ['Normal', 'Personal', 'Private', 'Confidential'] as const;
const importances = ['Low', 'Normal', 'High'] as const;
const flags = ['NotFlagged', 'Flagged', 'Complete'] as const;

/**
 * An absent sensitivity is Normal, as in the schema. A word that the schema does not know is taken for Private: of two
 * mistakes the one that hides is the better.
 */
export function readSensitivity(text: string | null): Sensitivity {
  return text === null ? 'Normal' : wordOf(text.trim(), sensitivities, 'Private');
}

export function readImportance(text: string | null): Importance {
  return wordOf(text, importances, 'Normal');
}

/** https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/flag */
export function readFlag(flag: XmlElement | null): Flag {
  return wordOf(child(flag, 'FlagStatus')?.text ?? null, flags, 'NotFlagged');
}

/** More than anybody gives one item. */
const MOST_CATEGORIES = 100;

/** The `String`s of `Categories`, in order. */
export function readCategories(categories: XmlElement | null): string[] {
  const names = (categories?.children ?? []).filter((each) => each.name === 'String');
  return names.slice(0, MOST_CATEGORIES).map((each) => lineOf(each.text));
}

/** The `Id` of `ConversationId`. */
export function readConversationId(element: XmlElement | null): string | null {
  return attribute(element, 'Id');
}
