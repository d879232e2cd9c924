import { createHash } from 'node:crypto';
import type { DemoOfficer } from './officers.js';

const style = `body{font:1.125rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
.melding{border-left:.5rem solid #b35900;padding:.5rem 1rem;background:#fff4e5}
ul{list-style:none;padding:0}
button{font:inherit;text-align:left;width:100%;padding:.75rem 1rem;margin:.25rem 0;border:1px solid #565656;border-radius:.25rem;background:#fff;cursor:pointer}
button:hover{background:#eef4fb}
button:focus-visible{outline:3px solid #01689b;outline-offset:2px}
small{display:block;color:#454545}`;

/** Only this page's own style is shown and only a form to this host is sent. A browser also asks it of the page the form leads to. */
export function loginPolicy(redirectOrigins: readonly string[]): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self' ${redirectOrigins.join(' ')}; frame-ancestors 'none'; base-uri 'none'`;
}

/** Asks whether to log out: a page elsewhere must not be able to do that to somebody. @param form the form of the provider, with id op.logoutForm */
export function logoutPage(form: string): string {
  return `<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Afmelden bij de demo van Seinhuis</title><style>${style}</style></head>
<body>
<main>
<h1>Wilt u zich afmelden?</h1>
<p>In het portaal bent u al afgemeld. Meld u ook hier af, dan kan niemand op dit apparaat onder uw naam verder.</p>
${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes"><strong>Ja, afmelden</strong></button>
<button type="submit" form="op.logoutForm">Nee, aangemeld blijven</button>
</main>
</body>
</html>
`;
}

/** A plain list of officers. @param action where the choice is sent */
export function loginPage(officers: readonly DemoOfficer[], action: string): string {
  const choices = officers.map(
    ({ id, name, job, may }) =>
      `<li><button name="officer" value="${escaped(id)}"><strong>${escaped(name)}</strong><small>${escaped(job)}</small><small>Kan ${escaped(may)}.</small></button></li>`,
  );
  return `<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Aanmelden bij de demo van Seinhuis</title><style>${style}</style></head>
<body>
<main>
<h1>Wie bent u?</h1>
<p class="melding"><strong>Alleen voor ontwikkeling en demonstratie.</strong> Hier is geen wachtwoord en iedereen op deze lijst is verzonnen. Gebruik geen gegevens van echte mensen.</p>
<form method="post" action="${escaped(action)}">
<ul>
${choices.join('\n')}
</ul>
</form>
</main>
</body>
</html>
`;
}

/** Asks an officer with several tasks for one. @param tasks what they are called @param action where the choice is sent */
export function taskPage({ id, name }: DemoOfficer, tasks: readonly { code: string; name: string }[], action: string): string {
  const choices = tasks.map(
    (task) => `<li><button name="task" value="${escaped(task.code)}"><strong>${escaped(task.name)}</strong></button></li>`,
  );
  return `<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Taak kiezen bij de demo van Seinhuis</title><style>${style}</style></head>
<body>
<main>
<h1>Met welke taak werkt u nu?</h1>
<p>U bent ${escaped(name)}. Wat u mag zien en delen, hangt af van uw taak. U werkt met één taak tegelijk.</p>
<form method="post" action="${escaped(action)}">
<input type="hidden" name="officer" value="${escaped(id)}">
<ul>
${choices.join('\n')}
</ul>
</form>
<form method="post" action="${escaped(action)}">
<button><strong>Ik ben iemand anders</strong></button>
</form>
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
