import { useState } from 'react';
import './button.css';
import './command.css';

/**
 * A command for the Exchange Management Shell, whole and selectable, with a button that copies it. The button is
 * drawn here and not by `Button`, which explains itself with this component.
 */
export function Command(props: { readonly text: string }) {
  const [isCopied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    // A host may refuse the clipboard; the text stays selectable, so nothing is lost but a key press.
    const isDone = await navigator.clipboard.writeText(props.text).then(
      () => true,
      () => false,
    );
    setCopied(isDone);
  }
  return (
    <div className="command">
      <input
        aria-label="Command"
        dir="ltr"
        className="command__text"
        onFocus={(event) => event.target.select()}
        readOnly
        spellCheck={false}
        value={props.text}
      />
      <button className="button button--plain" onClick={() => void copy()} type="button">
        {isCopied ? 'Copied' : 'Copy'}
      </button>
    </div>
  );
}
