import type { ReactNode } from 'react';
import { Button } from '../forms/button.tsx';
import { Command } from '../lists/command.tsx';
import { Icon, type IconName } from '../words/icon.tsx';
import { whoCanWords } from '../words/who-words.ts';
import './notice.css';

const icons: Readonly<Record<NoticeTone, IconName>> = {
  info: 'help',
  pending: 'alert',
  refused: 'alert',
  proved: 'check',
};

/** Green for what was proved, amber for not yet, red for refused or lost. */
export type NoticeTone = 'info' | 'pending' | 'refused' | 'proved';

/** What a notice says: what happened, why, who can mend it, and with which command. */
export interface NoticeProps {
  readonly tone: NoticeTone;
  readonly title: string;
  /** What happened and why. */
  readonly children?: ReactNode;
  /** Who can mend it, as the subject of a sentence: "An Exchange administrator". */
  readonly who?: string | null | undefined;
  readonly command?: string | null | undefined;
  /** The response code or failure kind that stands behind the words. */
  readonly code?: string | null | undefined;
  readonly onTestAgain?: (() => void) | undefined;
  /** The words of the button, "Test again" unless told. */
  readonly testAgainLabel?: string | undefined;
  readonly isTesting?: boolean | undefined;
  readonly actions?: ReactNode;
  /** True when it answers what the person just did: it is then read out at once. */
  readonly isAlert?: boolean | undefined;
}

/** Stands where the thing happened and says what can be done about it. Never a bare code. */
export function Notice(props: NoticeProps) {
  const { tone, who = null, command = null, code = null, onTestAgain, isTesting } = props;
  const hasFoot = who !== null || code !== null || onTestAgain !== undefined || props.actions !== undefined;
  return (
    <section
      aria-label={props.title}
      className={`notice notice--${tone}`}
      role={props.isAlert === true ? 'alert' : undefined}
    >
      <h3 className="notice__title">
        <Icon name={icons[tone]} />
        {props.title}
      </h3>
      {props.children !== undefined && <div className="notice__text">{props.children}</div>}
      {command !== null && <Command text={command} />}
      {hasFoot && (
        <div className="notice__foot">
          {who !== null && <span>{whoCanWords(who)}</span>}
          {onTestAgain !== undefined && (
            <Button isBusy={isTesting} onClick={onTestAgain} variant="link">
              {props.testAgainLabel ?? 'Test again'}
            </Button>
          )}
          {props.actions}
          {code !== null && <code className="notice__code">{code}</code>}
        </div>
      )}
    </section>
  );
}
