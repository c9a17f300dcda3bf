import { Buffer } from 'node:buffer';
import { childrenNamed, child, childText, type XmlElement } from '../xml/xml-element.ts';
import { element, type Xml } from '../xml/xml.ts';
import { folderIdElement, type FolderReference } from './folder-reference.ts';

/** Which configuration: its name and the folder it is kept in. */
export interface ConfigurationName {
  /** For instance `CategoryList` in the calendar. */
  readonly name: string;
  readonly folder: FolderReference;
}

/** A key or value of a dictionary, with its type in EWS's words; several texts only in a `StringArray`. */
export interface DictionaryValue {
  readonly type: string;
  readonly texts: readonly string[];
}

/** One entry of a dictionary; null for a value that is there and is nothing. */
export interface DictionaryEntry {
  readonly key: DictionaryValue;
  readonly value: DictionaryValue | null;
}

/** What a configuration holds; null for a part that it does not have. */
export interface Configuration {
  readonly dictionary: readonly DictionaryEntry[] | null;
  readonly xml: Uint8Array | null;
  readonly binary: Uint8Array | null;
}

/** Writes `UserConfigurationName`. */
export function configurationName({ name, folder }: ConfigurationName, tag: 'm' | 't'): Xml {
  return element(`${tag}:UserConfigurationName`, folderIdElement(folder), { Name: name });
}

/**
 * Writes `UserConfiguration`; a part that is null is left as it is.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/userconfiguration
 */
export function configurationElement(name: ConfigurationName, content: Configuration): Xml {
  const { dictionary, xml, binary } = content;
  return element('m:UserConfiguration', [
    configurationName(name, 't'),
    dictionary === null ? null : element('t:Dictionary', dictionary.map(entryElement)),
    xml === null ? null : element('t:XmlData', base64(xml)),
    binary === null ? null : element('t:BinaryData', base64(binary)),
  ]);
}

function entryElement({ key, value }: DictionaryEntry): Xml {
  return element('t:DictionaryEntry', [
    element('t:DictionaryKey', valueElements(key)),
    value === null
      ? element('t:DictionaryValue', null, nil)
      : element('t:DictionaryValue', valueElements(value)),
  ]);
}

const nil = { 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', 'xsi:nil': 'true' };

function valueElements({ type, texts }: DictionaryValue): readonly Xml[] {
  return [element('t:Type', type), ...texts.map((text) => element('t:Value', text))];
}

/** Reads the parts of a `UserConfiguration`. */
export function readConfiguration(configuration: XmlElement): Configuration {
  const dictionary = child(configuration, 'Dictionary');
  return {
    dictionary: dictionary === null ? null : childrenNamed(dictionary, 'DictionaryEntry').map(readEntry),
    xml: bytesIn(childText(configuration, 'XmlData')),
    binary: bytesIn(childText(configuration, 'BinaryData')),
  };
}

function readEntry(entry: XmlElement): DictionaryEntry {
  return {
    key: readValue(child(entry, 'DictionaryKey')) ?? { type: 'String', texts: [] },
    value: readValue(child(entry, 'DictionaryValue')),
  };
}

function readValue(value: XmlElement | null): DictionaryValue | null {
  const type = childText(value, 'Type')?.trim() ?? '';
  const texts = childrenNamed(value, 'Value').map(({ text }) => text);
  return type === '' ? null : { type, texts };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function bytesIn(text: string | null): Uint8Array | null {
  return text === null || text.trim() === '' ? null : Buffer.from(text, 'base64');
}
