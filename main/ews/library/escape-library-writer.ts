import { escapeAttribute, escapeText } from '../xml/xml.ts';

/** The two methods through which every value of a request goes in ews-javascript-api. */
export interface LibraryWriter {
  WriteValue: (this: LibraryWriter, value: unknown, name: string | null) => void;
  WriteAttributeString: (this: LibraryWriter, ...parts: readonly unknown[]) => void;
}

/**
 * Makes the library's XML writer escape: as published, a subject with `</t:Subject>` in it adds elements of its sender's
 * choice. Markup never goes through these two methods, so nothing is escaped twice. The last argument of an attribute is
 * its value, whichever of the two forms is called.
 */
export function escapeLibraryWriter(writer: LibraryWriter): void {
  const writeValue = writer.WriteValue;
  const writeAttribute = writer.WriteAttributeString;
  writer.WriteValue = function escapedValue(value, name) {
    writeValue.call(this, typeof value === 'string' ? escapeText(value) : value, name);
  };
  writer.WriteAttributeString = function escapedAttribute(...parts) {
    const value = parts.at(-1);
    writeAttribute.call(
      this,
      ...parts.slice(0, -1),
      typeof value === 'string' ? escapeAttribute(value) : value,
    );
  };
}
