import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { nl } from './nl.js';

export type Texts = typeof nl;
export type Language = 'nl' | 'en';

interface Chosen {
  language: Language;
  texts: Texts;
  choose(language: Language): void;
}

const key = 'seinhuis.taal';
const locales = { nl: 'nl-NL', en: 'en-GB' } as const;
const Context = createContext<Chosen>({ language: 'nl', texts: nl, choose: () => undefined });

/** Dutch, until the officer chooses English; that is loaded only then. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState<{ language: Language; texts: Texts }>({ language: 'nl', texts: nl });
  const choose = (language: Language): void => {
    localStorage.setItem(key, language);
    void textsIn(language).then((texts) => setChosen({ language, texts }));
  };
  useEffect(() => {
    if (localStorage.getItem(key) === 'en') choose('en');
  }, []);
  useEffect(() => {
    document.documentElement.lang = chosen.language;
  }, [chosen.language]);
  return (
    <Context value={{ ...chosen, choose }}>
      <I18nProvider locale={locales[chosen.language]}>{children}</I18nProvider>
    </Context>
  );
}

const textsIn = async (language: Language): Promise<Texts> => (language === 'nl' ? nl : (await import('./en.js')).en);

/** Every text on the screen comes from here. */
export const useTexts = (): Texts => useContext(Context).texts;
export const useLanguage = (): Chosen => useContext(Context);
/** For `Intl`: dates and numbers. */
export const useLocale = (): string => locales[useContext(Context).language];
