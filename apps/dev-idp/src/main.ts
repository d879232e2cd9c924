import { parseArgs } from 'node:util';
import { loginOfficers } from './officers.js';
import { startDevIdp } from './dev-idp.js';

/** Runs on its own, or as a child of `npm start`, which is told the address and whose end is its end. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3001' },
    'data-dir': { type: 'string', default: '.seinhuis' },
    policies: { type: 'string', default: 'policies' },
    audience: { type: 'string', default: 'https://hub.seinhuis.example' },
    portal: { type: 'string', multiple: true, default: ['http://127.0.0.1:3000'] },
  },
});

try {
  const { issuer, close } = await startDevIdp({
    port: Number(values.port),
    dataDir: values['data-dir'],
    policiesDir: values.policies,
    audience: values.audience,
    portalOrigins: values.portal,
  });
  const stop = () => void close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  if (process.send) {
    process.on('SIGINT', () => undefined);
    process.once('disconnect', stop);
    process.send({ issuer, officers: loginOfficers.map(({ name, job, may }) => ({ name, job, may })) });
  } else {
    process.once('SIGINT', stop);
    console.error(`De aanmelding van de demo luistert op ${issuer}`);
  }
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  process.send?.({ failed: code === 'EADDRINUSE' ? `poort ${values.port} is bezet` : message });
  console.error(`De aanmelding van de demo start niet: ${message}`);
  process.exitCode = 1;
  if (process.send) process.disconnect();
}
