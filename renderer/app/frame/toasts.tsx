import { Button } from '../../components/forms/button.tsx';
import { IconButton } from '../../components/forms/icon-button.tsx';
import { VisuallyHidden } from '../../components/layout/visually-hidden.tsx';
import { useToastsStore } from '../stores/toasts-store.ts';
import './toasts.css';

/** Outcomes in the corner of the window, and the live region that reads them out. */
export function Toasts() {
  const toasts = useToastsStore((store) => store.toasts);
  const announcement = useToastsStore((store) => store.announcement);
  const dismiss = useToastsStore((store) => store.dismiss);
  return (
    <>
      <div aria-live="polite">
        <VisuallyHidden>{announcement}</VisuallyHidden>
      </div>
      <div aria-label="Outcomes" aria-live="polite" className="toasts" role="log">
        {toasts.map((toast) => (
          <div className={`toasts__toast toasts__toast--${toast.tone}`} key={toast.id}>
            <p className="toasts__text">{toast.text}</p>
            {toast.action !== undefined && (
              <Button
                onClick={() => {
                  toast.action?.run();
                  dismiss(toast.id);
                }}
                size="small"
              >
                {toast.action.label}
              </Button>
            )}
            <IconButton icon="close" label="Dismiss" onClick={() => dismiss(toast.id)} size="small" />
          </div>
        ))}
      </div>
    </>
  );
}
