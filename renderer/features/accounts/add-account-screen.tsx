import { useAppStore } from '../../app/stores/app-store.ts';
import mark from '../../app/mark.svg';
import { viewActions } from '../../app/stores/view-store.ts';
import { Button } from '../../components/forms/button.tsx';
import { Icon, type IconName } from '../../components/words/icon.tsx';
import { AccountForm } from './account-form.tsx';
import './add-account-screen.css';

const facts: readonly { readonly icon: IconName; readonly title: string; readonly text: string }[] = [
  {
    icon: 'people',
    title: 'Always who, as whom, and whose.',
    text: 'Signed in as, acting as and mailbox are three things, on screen in every view and form.',
  },
  {
    icon: 'shield',
    title: 'Proved before it is shown.',
    text: 'Nothing of a mailbox appears until it is proved that it is the one you asked for.',
  },
  {
    icon: 'journal',
    title: 'On the record.',
    text: 'Every change is written down before it is sent, with both identities.',
  },
];

/** The welcome page while there is no account, and the place to add another one later. */
export function AddAccountScreen(props: { readonly isFirst: boolean }) {
  const version = useAppStore((app) => app.state?.version);
  if (!props.isFirst)
    return (
      <div className="add-account-screen">
        <div className="add-account-screen__page add-account-screen__page--alone">
          <Card onCancel={() => viewActions().showScreen(null)} />
        </div>
      </div>
    );
  return (
    <main className="add-account-screen">
      <div className="add-account-screen__page">
        <div>
          <img alt="" className="add-account-screen__mark" src={mark} />
          <h1
            className="add-account-screen__name"
            title={version === undefined ? undefined : `Version ${version}`}
          >
            Onbehalf
          </h1>
          <p className="add-account-screen__sentence">
            Mail and calendars of the people you work for, without ever losing sight of whom you act as.
          </p>
          <ul className="add-account-screen__facts">
            {facts.map(({ icon, title, text }) => (
              <li className="add-account-screen__fact" key={title}>
                <Icon name={icon} />
                <p>
                  <strong>{title}</strong> {text}
                </p>
              </li>
            ))}
          </ul>
        </div>
        <Card />
      </div>
    </main>
  );
}

function Card(props: { readonly onCancel?: (() => void) | undefined }) {
  return (
    <section className="add-account-screen__card">
      <h2 className="add-account-screen__title">
        Add an Exchange account
        {props.onCancel !== undefined && <Button onClick={props.onCancel}>Cancel</Button>}
      </h2>
      <AccountForm />
    </section>
  );
}
