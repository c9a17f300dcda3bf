import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/failure.ts';
import type { MessageLink } from '../../../shared/model/message.ts';
import { request } from '../../app/bridge.ts';
import { FailureNotice } from '../../app/failure-notice.tsx';
import { viewActions } from '../../app/stores/view-store.ts';
import { Button } from '../../components/forms/button.tsx';
import { Dialog } from '../../components/layout/dialog.tsx';
import { Notice } from '../../components/layout/notice.tsx';
import { Skeleton } from '../../components/lists/skeleton.tsx';
import { linkWarnings } from './link-warnings.ts';
import './link-dialog.css';

/** Shows where a link really goes, and opens it only after a press. */
export function LinkDialog(props: {
  readonly sessionId: string;
  readonly itemId: string;
  readonly index: number;
}) {
  const { sessionId, itemId, index } = props;
  const { closeDialog } = viewActions();
  const { link, failure, open } = useLink(sessionId, itemId, index);
  const isMail = link?.scheme === 'mailto';
  return (
    <Dialog
      description={
        isMail
          ? 'This link writes a mail with the program that your system has for it, as yourself.'
          : 'This link of the message leaves Onbehalf. Check the site before you open it.'
      }
      footer={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button
            onClick={() => void open()}
            variant="primary"
            whyNot={link === null ? 'Where the link goes is not known yet.' : null}
          >
            {isMail ? 'Write the mail' : 'Open in the browser'}
          </Button>
        </>
      }
      isOpen
      onClose={closeDialog}
      title="Open this link?"
    >
      {failure !== null && <FailureNotice failure={failure} isAlert />}
      {link === null && failure === null && <Skeleton label="Reading the link" rows={2} />}
      {link !== null && <LinkFacts link={link} />}
    </Dialog>
  );
}

function LinkFacts(props: { readonly link: MessageLink }) {
  const { link } = props;
  return (
    <div className="link-dialog">
      {link.host !== '' && (
        <div>
          <p className="link-dialog__label">Site</p>
          <p className="link-dialog__host">{link.host}</p>
        </div>
      )}
      <div>
        <p className="link-dialog__label">Full address</p>
        <code className="link-dialog__address">{link.href}</code>
      </div>
      {linkWarnings(link).map((warning) => (
        <Notice key={warning} title="Be careful" tone="pending">
          {warning}
        </Notice>
      ))}
    </div>
  );
}

const gone: Failure = { kind: 'invalid-request', message: 'the message has no such link' };

function useLink(sessionId: string, itemId: string, index: number) {
  const [link, setLink] = useState<MessageLink | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let isMoot = false;
    async function read(): Promise<void> {
      const answer = await request('message.get', { sessionId, itemId });
      if (isMoot) return;
      const found = answer.ok ? answer.value.links.find((one) => one.index === index) : undefined;
      if (found !== undefined) setLink(found);
      else setFailure(answer.ok ? gone : answer.failure);
    }
    void read();
    return () => {
      isMoot = true;
    };
  }, [sessionId, itemId, index]);

  async function open(): Promise<void> {
    const answer = await request('link.open', { sessionId, itemId, index });
    if (answer.ok) viewActions().closeDialog();
    else setFailure(answer.failure);
  }
  return { link, failure, open };
}
