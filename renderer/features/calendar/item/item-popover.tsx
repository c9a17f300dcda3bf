import { Popover } from '@base-ui/react/popover';
import { useEffect, type ReactNode } from 'react';
import { FailureNotice } from '../../../app/failure-notice.tsx';
import { Button } from '../../../components/forms/button.tsx';
import { IconButton } from '../../../components/forms/icon-button.tsx';
import { Pill, type PillTone } from '../../../components/words/pill.tsx';
import { Skeleton } from '../../../components/lists/skeleton.tsx';
import { addressLine } from '../../../components/words/name-words.ts';
import type { Attendee, CalendarItem, CalendarRow } from '../../../../shared/model/calendar.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { hasAddress, nameOf } from '../../../../shared/same-person.ts';
import type { CalendarProps } from '../calendar-props.ts';
import { blockTitle } from '../grid/calendar-block.tsx';
import { calendarStore } from '../calendar-store.ts';
import { whenElsewhere, whenLine } from '../calendar-words.ts';
import { itemName, itemsStore, useItemsStore } from './items-store.ts';
import { valuesOf } from '../meeting/meeting-form-values.ts';
import { actOn, whichOne } from '../meeting/which-one.ts';
import { whyNotChange } from '../meeting/why-not-change.ts';
import './item-popover.css';

const responses: Readonly<Record<Attendee['response'], string>> = {
  Organizer: 'organiser',
  Accept: 'accepted',
  Tentative: 'tentative',
  Decline: 'declined',
  NoResponseReceived: 'no answer yet',
  Unknown: 'no answer yet',
};

const tones: Readonly<Record<Attendee['response'], PillTone>> = {
  Organizer: 'neutral',
  Accept: 'proved',
  Tentative: 'pending',
  Decline: 'refused',
  NoResponseReceived: 'neutral',
  Unknown: 'neutral',
};

const freeBusyWords: Readonly<Record<CalendarRow['freeBusy'], string>> = {
  Free: 'free',
  Tentative: 'tentative',
  Busy: 'busy',
  OOF: 'away',
  WorkingElsewhere: 'working elsewhere',
  NoData: 'unknown',
};

/** One item in full beside its block: when with its zone, where, who, what, and what can be done with it. */
export function ItemPopover(view: CalendarProps) {
  const { place, session, rows } = view;
  const itemId = place.overlay.overlay === 'item' ? place.overlay.itemId : null;
  const row = rows.find((one) => one.itemId === itemId) ?? null;
  const close = () => calendarStore().change(session.sessionId, { overlay: { overlay: 'none' } });
  return (
    <Popover.Root onOpenChange={(isOpen) => !isOpen && close()} open={row !== null}>
      <Popover.Portal>
        <Popover.Positioner
          align="start"
          anchor={() => blockOf(session, itemId)}
          className="item-popover__positioner"
          side="right"
          sideOffset={8}
        >
          <Popover.Popup
            className="item-popover"
            data-colour={session.colour}
            finalFocus={() => blockOf(session, place.focused) ?? true}
          >
            {row !== null && (
              <Details {...view} close={close} key={`${row.itemId} ${row.changeKey}`} row={row} />
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Details(props: CalendarProps & { readonly row: CalendarRow; readonly close: () => void }) {
  const { row, session, zone, close } = props;
  const { sessionId } = session;
  const open = useItemsStore((store) => store.items.get(itemName(sessionId, row.itemId)));
  useEffect(() => {
    if (!row.isHidden) void itemsStore().read(sessionId, row.itemId);
  }, [sessionId, row.itemId, row.isHidden]);
  const elsewhere = whenElsewhere(row, zone);
  return (
    <>
      <header className="item-popover__head">
        <Popover.Title className="item-popover__title">
          {row.isCancelled && <Pill tone="refused">Cancelled</Pill>} {blockTitle(row)}
        </Popover.Title>
        <IconButton icon="close" label="Close" onClick={close} shortcut="Esc" size="small" />
      </header>
      <dl className="item-popover__facts">
        <Fact label="When">
          {whenLine(row, zone)}
          {elsewhere !== null && <span className="item-popover__second">{elsewhere}</span>}
          {row.type !== 'Single' && <span className="item-popover__second">One of a series</span>}
        </Fact>
        {row.location !== '' && !row.isHidden && <Fact label="Where">{row.location}</Fact>}
        <Fact label="Shown as">{freeBusyWords[row.freeBusy]}</Fact>
        {row.organizer !== null && row.isMeeting && !row.isHidden && (
          <Fact label="Organiser">
            {nameOf(row.organizer)}{' '}
            {hasAddress(row.organizer) && (
              <span className="item-popover__address">&lt;{row.organizer.address}&gt;</span>
            )}
          </Fact>
        )}
        {open?.state === 'loaded' && !row.isHidden && <People item={open.item} />}
      </dl>
      {row.isHidden && (
        <p className="item-popover__note">Its owner marked it private. Only its time is shown.</p>
      )}
      {open?.state === 'loading' && <Skeleton label="Reading the item" rows={2} />}
      {open?.state === 'failed' && (
        <FailureNotice
          failure={open.failure}
          onTestAgain={() => void itemsStore().read(sessionId, row.itemId)}
        />
      )}
      {open?.state === 'loaded' && !row.isHidden && open.item.bodyText.trim() !== '' && (
        <p className="item-popover__body">{open.item.bodyText.trim()}</p>
      )}
      {open?.state === 'loaded' && !row.isHidden && (
        <Acts item={open.item} row={row} session={session} zone={zone} />
      )}
    </>
  );
}

function People({ item }: { readonly item: CalendarItem }) {
  const groups = [
    { label: 'Required', people: item.required },
    { label: 'Optional', people: item.optional },
    { label: 'Rooms', people: item.resources },
  ];
  return groups.map(({ label, people }) =>
    people.length === 0 ? null : (
      <Fact key={label} label={label}>
        <ul className="item-popover__people">
          {people.map((person, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- people without an address have nothing else
            <li key={index} title={addressLine(person)}>
              {nameOf(person)} <Pill tone={tones[person.response]}>{responses[person.response]}</Pill>
            </li>
          ))}
        </ul>
      </Fact>
    ),
  );
}

function Acts(props: {
  readonly session: Session;
  readonly row: CalendarRow;
  readonly item: CalendarItem;
  readonly zone: string;
}) {
  const { session, row, item, zone } = props;
  const { sessionId, identities } = session;
  const whyNot = whyNotChange(session, row);
  const { change } = calendarStore();
  function edit(): void {
    const values = valuesOf(item, zone, identities.mailbox);
    change(sessionId, { overlay: { overlay: 'form', item, before: values, values } });
  }
  return (
    <footer className="item-popover__acts">
      <Button onClick={edit} whyNot={whyNot}>
        {`${actOn('Move or edit', row)}…`}
      </Button>
      <Button
        onClick={() => change(sessionId, { overlay: { overlay: 'cancel', row, messageText: '' } })}
        whyNot={whyNotChange(session, row, 'delete')}
      >
        {whichOne(row) === 'only this one'
          ? `${row.isMeeting ? 'Cancel' : 'Delete'} only this one…`
          : row.isMeeting
            ? 'Cancel meeting…'
            : 'Delete…'}
      </Button>
    </footer>
  );
}

function Fact(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </>
  );
}

/** The block of an item in this session's calendar; other calendars, hidden and kept, may show the same item. */
function blockOf({ sessionId }: Session, itemId: string | null): HTMLElement | null {
  const views = document.querySelectorAll<HTMLElement>('.calendar-view');
  const view = [...views].find((one) => one.dataset['session'] === sessionId);
  const blocks = view?.querySelectorAll<HTMLElement>('[data-item-id]') ?? [];
  return [...blocks].find((block) => block.dataset['itemId'] === itemId) ?? null;
}
