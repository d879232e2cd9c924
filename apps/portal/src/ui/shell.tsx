import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../text/language.js';
import mark from './mark.svg';
import { OfflineNotice } from './states.js';

interface ShellProps {
  /** Links of the main menu. */
  menu: ReactNode;
  /** Under which flag she works; nothing when nobody is logged in. */
  officer: ReactNode;
  children: ReactNode;
}

/** What stands around every page. */
export function Shell({ menu, officer, children }: ShellProps) {
  const { frame } = useTexts();
  return (
    <div className="kader">
      <a className="overslaan" href="#inhoud">
        {frame.skip}
      </a>
      <header>
        <div className="balk">
          <div className="balk-inhoud">
            <Link to="/" className="merk">
              <img src={mark} alt="" />
              {frame.product}
            </Link>
            {menu && (
              <nav className="menu" aria-label={frame.navigation}>
                <ul>{menu}</ul>
              </nav>
            )}
          </div>
        </div>
        {officer}
      </header>
      <main id="inhoud" className="inhoud" tabIndex={-1}>
        <OfflineNotice />
        {children}
      </main>
      <Footer />
    </div>
  );
}

function Footer() {
  const { language, texts, choose } = useLanguage();
  const { frame } = texts;
  const other = language === 'nl' ? 'en' : 'nl';
  return (
    <footer className="voet">
      <div className="voet-inhoud">
        <p>{frame.notOfficial}</p>
        <ul aria-label={frame.footer}>
          <li>
            <Link to="/toegankelijkheid">{frame.accessibility}</Link>
          </li>
          <li>
            <a href="/v1/documentatie">{frame.documentation}</a>
          </li>
          <li>
            <button type="button" className="knop knop-plain" lang={other} onClick={() => choose(other)}>
              {frame.otherLanguage}
            </button>
          </li>
        </ul>
      </div>
    </footer>
  );
}
