import '@fontsource-variable/source-sans-3/wght.css';
import './ui/theme.css';
import './ui/base.css';
import './ui/layout.css';
import './ui/controls.css';
import './ui/content.css';
import './ui/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { answerOf, api } from './api/client.js';
import { NoAnswer } from './api/problem.js';
import { App } from './app.js';
import { keepShell } from './offline/keep-shell.js';
import { handBack, resume } from './session/login.js';
import { awaitLine, endSession, wasLoggedIn } from './session/session.js';

if (!handBack()) void start();

async function start(): Promise<void> {
  const next = await resume(() => answerOf(api.GET('/aanmelding'))).catch((error: unknown) => {
    if (wasLoggedIn() && (error instanceof TypeError || error instanceof NoAnswer)) awaitLine();
    else endSession('failed');
    return 'stay' as const;
  });
  if (next === 'leaving') return;
  keepShell();
  createRoot(document.getElementById('portaal')!).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
