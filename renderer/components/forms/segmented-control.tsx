import { useId } from 'react';
import { WhyNot, type Reason } from '../words/why-not.tsx';
import { VisuallyHidden } from '../layout/visually-hidden.tsx';
import { classNames } from '../layout/class-names.ts';
import './segmented-control.css';

/** One segment: what it chooses, its words, and why it cannot be chosen. */
export interface Segment<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly whyNot?: Reason | null | undefined;
}

/** A few choices side by side, one of them chosen: native radio buttons, so arrows and screen readers just work. */
export function SegmentedControl<T extends string>(props: {
  readonly label: string;
  readonly segments: readonly Segment<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** `mailbox` takes the colour of the mailbox around it. */
  readonly tone?: 'accent' | 'mailbox' | undefined;
}) {
  const name = useId();
  return (
    <fieldset className={classNames('segmented-control', `segmented-control--${props.tone ?? 'accent'}`)}>
      <legend>
        <VisuallyHidden>{props.label}</VisuallyHidden>
      </legend>
      {props.segments.map((segment) => (
        <SegmentRadio
          isChosen={segment.value === props.value}
          key={segment.value}
          name={name}
          onChoose={() => props.onChange(segment.value)}
          segment={segment}
        />
      ))}
    </fieldset>
  );
}

function SegmentRadio(props: {
  readonly segment: Segment<string>;
  readonly isChosen: boolean;
  readonly name: string;
  readonly onChoose: () => void;
}) {
  const { segment, isChosen, name } = props;
  const whyNot = segment.whyNot ?? null;
  function draw(describedBy: string | undefined) {
    return (
      <label
        className={classNames(
          'segmented-control__segment',
          whyNot !== null && 'segmented-control__segment--refused',
        )}
      >
        <input
          aria-describedby={describedBy}
          aria-disabled={whyNot !== null || undefined}
          checked={isChosen}
          className="segmented-control__radio"
          name={name}
          onChange={() => whyNot === null && props.onChoose()}
          type="radio"
        />
        <span className="segmented-control__label" data-label={segment.label}>
          {segment.label}
        </span>
      </label>
    );
  }
  return whyNot === null ? draw(undefined) : <WhyNot control={draw} reason={whyNot} />;
}
