import './mailbox-square.css';

/** The colour of a mailbox (0 to 11) as a small square. The mailbox's name always stands beside it. */
export function MailboxSquare(props: { readonly colour: number }) {
  return <span aria-hidden="true" className="mailbox-square" data-colour={props.colour} />;
}
