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
import { App } from './app.js';
import { handBack, resume } from './session/login.js';
import { endSession } from './session/session.js';

if (!handBack()) void start();

async function start(): Promise<void> {
  const next = await resume(() => answerOf(api.GET('/aanmelding'))).catch(() => {
    endSession('failed');
    return 'stay' as const;
  });
  if (next === 'leaving') return;
  createRoot(document.getElementById('portaal')!).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
