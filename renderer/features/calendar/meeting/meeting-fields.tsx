import { useCallback, useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { CheckBox } from '../../../components/forms/check-box.tsx';
import { DateField, TimeField } from '../../../components/forms/date-field.tsx';
import { SelectField, TextField } from '../../../components/forms/field.tsx';
import { RecipientsField } from '../../../components/people/recipients-field.tsx';
import type { Leftovers } from '../../../components/words/leftover-words.ts';
import { LONGEST } from '../../../../shared/text-lengths.ts';
import { TextArea } from '../../../components/forms/text-area.tsx';
import type { Suggest } from '../../../components/people/use-suggestions.ts';
import type { Person } from '../../../../shared/model/identity.ts';
import { zoneNames } from '../../../../shared/time/zones.ts';
import { isExternal } from '../../mail/body/display-text.ts';
import { today } from '../calendar-range.ts';
import { displayZone } from '../display-zone.ts';
import { withStart, type MeetingFaults, type MeetingValues } from './meeting-form-values.ts';

const freeBusy: readonly { readonly value: MeetingValues['freeBusy']; readonly label: string }[] = [
  { value: 'Busy', label: 'Busy' },
  { value: 'Tentative', label: 'Tentative' },
  { value: 'Free', label: 'Free' },
  { value: 'OOF', label: 'Away' },
  { value: 'WorkingElsewhere', label: 'Working elsewhere' },
];

const zones: readonly string[] = ['UTC', ...zoneNames().filter((name) => name.includes('/'))];

/** What the fields are told. */
interface FieldsProps {
  readonly values: MeetingValues;
  readonly faults: MeetingFaults;
  readonly mailbox: string;
  /** Private can be chosen for a new item only: a change of it is not part of the contract. */
  readonly isNew: boolean;
  readonly suggest: Suggest;
  readonly onChange: (change: Partial<MeetingValues>) => void;
  readonly onSave: () => void;
  /** Text in the fields for people that is nobody yet. */
  readonly leftovers: Leftovers | undefined;
  readonly onLeftover: (label: string, text: string) => void;
  /** What is to be said of the time, beneath it. */
  readonly aboutTime?: ReactNode;
}

/** The fields of a meeting. */
export function MeetingFields(props: FieldsProps) {
  const { values, faults, onChange, suggest, mailbox } = props;
  const noteOf = useCallback(
    (person: Person) => (isExternal(person.address, mailbox) ? 'external' : undefined),
    [mailbox],
  );
  const people = (label: string) => ({
    label,
    look: 'boxed' as const,
    noteOf,
    suggest,
    leftover: props.leftovers?.[label],
    onLeftover: (text: string) => props.onLeftover(label, text),
  });
  function press(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    props.onSave();
  }
  return (
    // Ctrl Enter saves from any of the fields.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys that bubble up from the fields
    <div className="meeting-fields" onKeyDown={press}>
      <TextField
        error={faults.subject}
        label="Subject"
        maxLength={255}
        onChange={(subject) => onChange({ subject })}
        value={values.subject}
      />
      <div className="meeting-fields__pair">
        <RecipientsField
          {...people('Required')}
          onChange={(required) => onChange({ required })}
          people={values.required}
          placeholder="Name or address"
        />
        <RecipientsField
          {...people('Optional')}
          onChange={(optional) => onChange({ optional })}
          people={values.optional}
        />
      </div>
      <TimeFields {...props} />
      {props.aboutTime}
      <div className="meeting-fields__three">
        <TextField
          isOptional
          label="Location"
          maxLength={255}
          onChange={(location) => onChange({ location })}
          value={values.location}
        />
        <ZoneField {...props} />
        <SelectField
          label="Show as"
          onChange={(chosen) => onChange({ freeBusy: chosen })}
          options={freeBusy}
          value={values.freeBusy}
        />
      </div>
      <TextArea
        isOptional
        label="Note"
        limit={LONGEST.notes}
        onChange={(bodyText) => onChange({ bodyText })}
        rows={2}
        value={values.bodyText}
      />
    </div>
  );
}

function TimeFields({ values, faults, isNew, onChange }: FieldsProps) {
  const { isAllDay } = values;
  const now = today(displayZone());
  // While a start is being typed it may be none for a moment; the length that it had before is kept over that.
  const whole = useRef(values);
  useEffect(() => {
    if (values.firstDate !== '' && values.startTime !== '') whole.current = values;
  }, [values]);
  function start(firstDate: string, startTime: string): void {
    const { firstDate: wholeDate, startTime: wholeTime } = whole.current;
    const isTyped = values.firstDate === '' || values.startTime === '';
    onChange(
      withStart(
        isTyped ? { ...values, firstDate: wholeDate, startTime: wholeTime } : values,
        firstDate,
        startTime,
      ),
    );
  }
  return (
    <fieldset className="meeting-fields__times">
      <legend className="meeting-fields__legend">When</legend>
      <DateField
        label={isAllDay ? 'First day' : 'Starts'}
        onChange={(firstDate) => start(firstDate, values.startTime)}
        today={now}
        value={values.firstDate}
      />
      {!isAllDay && (
        <TimeField
          label="at"
          onChange={(startTime) => start(values.firstDate, startTime)}
          value={values.startTime}
        />
      )}
      <DateField
        error={faults.time}
        label={isAllDay ? 'Last day' : 'Ends'}
        onChange={(lastDate) => onChange({ lastDate })}
        today={now}
        value={values.lastDate}
      />
      {!isAllDay && (
        <TimeField label="at" onChange={(endTime) => onChange({ endTime })} value={values.endTime} />
      )}
      <div className="meeting-fields__checks">
        <CheckBox
          isChecked={isAllDay}
          label="All day"
          onChange={(chosen) => onChange({ isAllDay: chosen })}
        />
        {isNew && (
          <CheckBox
            isChecked={values.isPrivate}
            label="Private"
            onChange={(isPrivate) => onChange({ isPrivate })}
          />
        )}
      </div>
    </fieldset>
  );
}

/** The zone that the times are meant in: any that this computer knows. */
function ZoneField({ values, faults, onChange }: FieldsProps) {
  return (
    <div>
      <TextField
        error={faults.timeZone}
        label="Time zone"
        list="meeting-time-zones"
        onChange={(timeZone) => onChange({ timeZone })}
        value={values.timeZone}
      />
      <datalist id="meeting-time-zones">
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
    </div>
  );
}
