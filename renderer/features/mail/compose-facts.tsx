import { Icon } from '../../components/icon.tsx';
import { WhyNot } from '../../components/why-not.tsx';
import type { CopyTarget, SendOption } from '../../../shared/model/sending.ts';
import type { Session } from '../../../shared/model/session.ts';
import { Seen } from './compose-from.tsx';
import type { Letter } from './compose-store.ts';

/** What will come of sending: what recipients will see, where the copy goes, and as what it is recorded. */
export function ComposeFacts(props: {
  readonly session: Session;
  readonly letter: Letter;
  readonly option: SendOption | null;
}) {
  const { option, letter } = props;
  const { recordedAs, copy } = letter.draft;
  return (
    <dl aria-label="What will come of sending" className="compose-facts">
      <dt>Recipients will see</dt>
      <dd>
        {option === null ? 'Nobody' : <Seen option={option} withAddresses />}
        {option?.standing === 'likely' && <Unproved option={option} />}
      </dd>
      <dt>Copy goes to</dt>
      <dd>
        <Copy copy={copy} />
      </dd>
      <dt>Recorded as</dt>
      <dd>
        {recordedAs.authenticated} as {recordedAs.authorized} in {recordedAs.mailbox}
      </dd>
    </dl>
  );
}

/** A right that Exchange tells only by trying: said, with the right it needs. */
function Unproved(props: { readonly option: SendOption }) {
  const { whyNot } = props.option;
  if (whyNot === null) return null;
  return <WhyNot control={drawUnproved} reason={whyNot} />;
}

function drawUnproved(describedBy: string) {
  return (
    <button aria-describedby={describedBy} className="compose-facts__unproved" type="button">
      <Icon name="help" />
      not proved yet · what it needs
    </button>
  );
}

function Copy(props: { readonly copy: CopyTarget }) {
  const { mailboxName, folderName, canBeWritten, insteadOf } = props.copy;
  return (
    <>
      {mailboxName} › {folderName}{' '}
      {canBeWritten ? (
        <span className="compose-facts__proved">✓ can be written</span>
      ) : (
        <span className="compose-facts__refused">cannot be written: no copy will be kept</span>
      )}
      {insteadOf !== null && (
        <span className="compose-facts__instead">
          Not {insteadOf}: that cannot be written from this session.
        </span>
      )}
    </>
  );
}
