import { useState } from 'react';
import '../forms/button.css';
import './command.css';

/**
 * Commands for the Exchange Management Shell, one a line, each whole and selectable with a button that copies it. The
 * button is drawn here and not by `Button`, which explains itself with this component.
 */
export function Command(props: { readonly text: string }) {
  const lines = props.text.split('\n').filter((line) => line.trim() !== '');
  return (
    <div className="commands">
      {lines.map((line, index) => (
        <Line count={lines.length} key={line} number={index + 1} text={line} />
      ))}
    </div>
  );
}

function Line(props: { readonly text: string; readonly number: number; readonly count: number }) {
  const { text, number, count } = props;
  const [isCopied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    // A host may refuse the clipboard; the text stays selectable, so nothing is lost but a key press.
    const isDone = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setCopied(isDone);
  }
  const name = count === 1 ? 'Command' : `Command ${number} of ${count}`;
  return (
    <div className="command">
      {count > 1 && (
        <span aria-hidden="true" className="command__number">
          {number}
        </span>
      )}
      <input
        aria-label={name}
        dir="ltr"
        className="command__text"
        onFocus={(event) => event.target.select()}
        readOnly
        spellCheck={false}
        title={text}
        value={text}
      />
      <button
        aria-label={count === 1 ? undefined : `Copy command ${number}`}
        className="button button--plain"
        onClick={() => void copy()}
        type="button"
      >
        {isCopied ? 'Copied' : 'Copy'}
      </button>
    </div>
  );
}
