import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { SessionEnd } from '../session/session-end.js';
import { logOut, switchTask } from '../session/login.js';
import type { Officer } from '../session/session.js';
import { useSession } from '../session/use-session.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Shell } from '../ui/shell.js';
import { workspacesOf } from '../workspaces.js';
import { AwayPage } from './away-page.js';
import { WelcomePage } from './welcome-page.js';

/** Pages that need no login. */
const open = new Set(['/toegankelijkheid']);

/** Around every page. Whoever is not logged in sees the login at every address but the open ones, and comes back to that address. */
export function Frame() {
  const session = useSession();
  const { pathname } = useLocation();
  const { frame } = useTexts();
  if (session.status === 'out')
    return (
      <Shell menu={null} officer={null}>
        {open.has(pathname) ? <Outlet /> : session.because === 'away' ? <AwayPage /> : <WelcomePage because={session.because} />}
      </Shell>
    );
  const menu = workspacesOf(session.officer).map(({ key, to }) => (
    <li key={key}>
      <Link to={to} activeProps={{ 'aria-current': 'page' }}>
        {frame[key]}
      </Link>
    </li>
  ));
  return (
    <Shell menu={menu} officer={<WorksAs officer={session.officer} />}>
      <Outlet />
      <SessionEnd />
    </Shell>
  );
}

function WorksAs({ officer: { organisatie, hoedanigheid, taak } }: { officer: Officer }) {
  const { frame } = useTexts();
  return (
    <div className="wie">
      <div className="balk-inhoud">
        <p>
          <span className="voorgelezen">{frame.worksAs} </span>
          <strong>{organisatie.naam}</strong> · {hoedanigheid.naam} · <Link to="/aanmelding">{taak?.naam ?? frame.noTask}</Link>
        </p>
        <div className="knoppen">
          <Button kind="plain" onClick={() => void switchTask()}>
            {frame.switchTask}
          </Button>
          <Button kind="plain" onClick={() => void logOut()}>
            {frame.logOut}
          </Button>
        </div>
      </div>
    </div>
  );
}
