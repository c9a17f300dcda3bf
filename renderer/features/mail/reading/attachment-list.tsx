import { viewActions } from '../../../app/stores/view-store.ts';
import { Icon } from '../../../components/words/icon.tsx';
import { countOf } from '../../../components/words/count-words.ts';
import type { Attachment, Message } from '../../../../shared/model/message.ts';
import { displayText } from '../body/display-text.ts';
import { listedAttachments } from './listed-attachments.ts';
import { sizeWords } from './message-words.ts';

/** The files of a message with their sizes, and the files in cloud stores with their sites; see `listedAttachments`. */
export function AttachmentList(props: { readonly sessionId: string; readonly message: Message }) {
  const { message, sessionId } = props;
  const files = listedAttachments(message);
  if (files.length === 0) return null;
  return (
    <ul aria-label={countOf(files.length, 'attachment')} className="attachment-list">
      {files.map((file) => (
        <li
          className="attachment-list__file"
          key={file.attachmentId}
          title={file.kind === 'link' ? file.name : `${file.name}, ${file.contentType}`}
        >
          {file.kind === 'link' ? (
            <CloudFile file={file} message={message} sessionId={sessionId} />
          ) : (
            <>
              <Icon name={file.kind === 'item' ? 'mail' : 'attachment'} />
              <bdi className="attachment-list__name">{displayText(file.name).text}</bdi>
              <span className="attachment-list__size">{sizeWords(file.size)}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A file that lies in a cloud store: its link is opened like any other of the message, after its site was shown. */
function CloudFile(props: {
  readonly file: Attachment;
  readonly message: Message;
  readonly sessionId: string;
}) {
  const { file, message, sessionId } = props;
  const link = message.links.find(({ index }) => index === file.link);
  const { itemId } = message;
  const name = <bdi className="attachment-list__name">{displayText(file.name).text}</bdi>;
  return (
    <>
      <Icon name="external" />
      {link === undefined ? (
        name
      ) : (
        <button
          className="message-body__link"
          onClick={() => viewActions().showDialog({ dialog: 'link', sessionId, itemId, index: link.index })}
          type="button"
        >
          {name}
        </button>
      )}
      <span className="attachment-list__size">
        {link === undefined ? 'link to a cloud file, without a usable address' : `link to ${link.host}`}
      </span>
    </>
  );
}
