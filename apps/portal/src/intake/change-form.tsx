import { type FormEvent, type ReactNode, useState } from 'react';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorState } from '../ui/states.js';

interface ChangeFormProps {
  title: string;
  /** On the button that does it. */
  verb: string;
  danger?: boolean;
  /** Whether everything that is needed was filled in. */
  complete: boolean;
  doing: { mutate(): void; isPending: boolean; error: unknown };
  onClose(): void;
  /** @param asked whether she tried: only then is told what is missing */
  children(asked: boolean): ReactNode;
}

/** A change of a signal, in a dialog of its own. */
export function ChangeForm({ title, verb, danger = false, complete, doing, onClose, children }: ChangeFormProps) {
  const { ui } = useTexts();
  const [asked, setAsked] = useState(false);
  const go = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (complete) doing.mutate();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={go} noValidate>
        {children(asked)}
        {doing.error !== null && <ErrorState error={doing.error} />}
        <div className="knoppen">
          <Button type="submit" kind={danger ? 'danger' : 'primary'} busy={doing.isPending}>
            {verb}
          </Button>
          <Button kind="secondary" onClick={onClose}>
            {ui.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
