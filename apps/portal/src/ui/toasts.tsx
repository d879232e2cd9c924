import { createContext, type ReactNode, useContext, useState } from 'react';
import { useTexts } from '../text/language.js';

const Context = createContext<(text: string) => void>(() => undefined);

/** Short messages that something was done. They stay until the officer closes them: nobody reads at the speed of a clock. */
export function Toasts({ children }: { children: ReactNode }) {
  const texts = useTexts().ui;
  const [shown, setShown] = useState<{ id: number; text: string }[]>([]);
  const add = (text: string) => setShown((before) => [...before.slice(-2), { id: (before.at(-1)?.id ?? 0) + 1, text }]);
  return (
    <Context value={add}>
      {children}
      <section className="berichten" role="region" aria-label={texts.messages}>
        <div role="status">
          {shown.map(({ id, text }) => (
            <p key={id} className="bericht">
              {text}
              <button type="button" aria-label={texts.close} onClick={() => setShown((before) => before.filter((one) => one.id !== id))}>
                ✕
              </button>
            </p>
          ))}
        </div>
      </section>
    </Context>
  );
}

/** Gives a function that shows a message. */
export const useToast = (): ((text: string) => void) => useContext(Context);
