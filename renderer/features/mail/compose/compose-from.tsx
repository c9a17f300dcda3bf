import { SegmentedControl, type Segment } from '../../../components/forms/segmented-control.tsx';
import { personName } from '../../../components/words/name-words.ts';
import type { SendMode, SendOption } from '../../../../shared/model/sending.ts';
import { chosenOption, composeStore, type Letter } from './compose-store.ts';

const labels: Readonly<Record<SendMode, string>> = {
  own: 'As myself',
  'on-behalf': 'On behalf',
  as: 'Send as',
};

/** Who the letter is from, as recipients will read it, and the ways of sending there are. */
export function ComposeFrom(props: { readonly sessionId: string; readonly letter: Letter }) {
  const { sessionId, letter } = props;
  const { options } = letter.draft;
  const option = chosenOption(letter);
  return (
    <div className="compose-from">
      <span className="compose__label">From</span>
      <span className="compose-from__words">{option === null ? 'Nobody' : <Seen option={option} />}</span>
      {options.length > 1 && (
        <SegmentedControl
          label="How to send"
          onChange={(mode) => composeStore().write(sessionId, { mode })}
          segments={options.map(segment)}
          tone="mailbox"
          value={letter.mode}
        />
      )}
    </div>
  );
}

/** What recipients read as sender: the one who sends, and for whom. */
export function Seen(props: { readonly option: SendOption; readonly withAddresses?: boolean | undefined }) {
  const { from, sender } = props.option;
  const show = (person: SendOption['from']) =>
    props.withAddresses === true && person.address !== '' && person.name !== ''
      ? `${person.name} <${person.address}>`
      : personName(person);
  if (sender === null) return <strong>{show(from)}</strong>;
  return (
    <>
      <strong>{show(sender)}</strong> on behalf of <strong>{show(from)}</strong>
    </>
  );
}

/** A way that Exchange has refused explains itself; one that is not proved stays open, and the facts say so. */
function segment(option: SendOption): Segment<SendMode> {
  const isRefused = option.standing === 'refused';
  return {
    value: option.mode,
    label: isRefused ? `${labels[option.mode]} · why not?` : labels[option.mode],
    whyNot: isRefused ? (option.whyNot ?? 'Exchange has refused this way of sending.') : null,
  };
}
