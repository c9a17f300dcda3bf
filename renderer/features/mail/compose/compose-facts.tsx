import { Icon } from '../../../components/words/icon.tsx';
import { doubtOf } from '../../../components/people/identity-facts.ts';
import { WhyNot } from '../../../components/words/why-not.tsx';
import type { CopyTarget, SendOption } from '../../../../shared/model/sending.ts';
import type { Session } from '../../../../shared/model/session.ts';
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
        {option !== null && <Doubt option={option} />}
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

/** How sure it is: a right that Exchange tells only by trying, or that turned out otherwise, with what it needs. */
function Doubt(props: { readonly option: SendOption }) {
  const doubt = doubtOf(props.option);
  if (doubt === null) return null;
  const { whyNot } = props.option;
  return (
    <>
      {' · '}
      <span className="compose-facts__doubt">{whyNot === null ? doubt.sentence : doubt.words}</span>
      {whyNot !== null && <WhyNot control={drawNeeds} reason={whyNot} />}
    </>
  );
}

function drawNeeds(describedBy: string) {
  return (
    <button aria-describedby={describedBy} className="compose-facts__unproved" type="button">
      <Icon name="help" />
      what it needs
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
