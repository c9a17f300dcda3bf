import { Icon } from '../../components/icon.tsx';
import { countOf } from '../../components/words/count-words.ts';
import type { Attachment } from '../../../shared/model/message.ts';
import { displayText } from './display-text.ts';
import { sizeWords } from './message-words.ts';

/** The files of a message with their sizes; pictures that stand in its text are not listed again. */
export function AttachmentList(props: { readonly attachments: readonly Attachment[] }) {
  const files = props.attachments.filter((attachment) => !attachment.isInline);
  if (files.length === 0) return null;
  return (
    <ul aria-label={countOf(files.length, 'attachment')} className="attachment-list">
      {files.map((file) => (
        <li
          className="attachment-list__file"
          key={file.attachmentId}
          title={`${file.name}, ${file.contentType}`}
        >
          <Icon name={file.kind === 'item' ? 'mail' : 'attachment'} />
          <bdi className="attachment-list__name">{displayText(file.name).text}</bdi>
          <span className="attachment-list__size">{sizeWords(file.size)}</span>
        </li>
      ))}
    </ul>
  );
}
