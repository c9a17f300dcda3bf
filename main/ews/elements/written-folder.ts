import { child, type XmlElement } from '../xml/xml-element.ts';
import { readFolderVersion, type FolderVersion } from './folder-reference.ts';

/** The id that a write of a folder gives back: null where the server has acted and names none. */
export function writtenFolder(message: XmlElement): FolderVersion | null {
  return readFolderVersion(child(message, 'Folders')?.children[0] ?? null);
}
