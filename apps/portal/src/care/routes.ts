import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';
import { listPages } from './pages.rules.js';

const parent = { getParentRoute: () => rootRoute };

const start = createRoute({
  ...parent,
  path: '/slachtoffers',
  validateSearch: listPages,
  component: lazyRouteComponent(() => import('./care-page.js'), 'CarePage'),
});
const register = createRoute({
  ...parent,
  path: '/slachtoffers/nieuw',
  component: lazyRouteComponent(() => import('./register-page.js'), 'RegisterPage'),
});
const received = createRoute({
  ...parent,
  path: '/slachtoffers/ontvangen/$verstrekking',
  component: lazyRouteComponent(() => import('./received-page.js'), 'ReceivedPage'),
});
const dossier = createRoute({
  ...parent,
  path: '/slachtoffers/$signaal',
  component: lazyRouteComponent(() => import('./dossier-page.js'), 'DossierPage'),
});
const consent = createRoute({
  ...parent,
  path: '/slachtoffers/$signaal/toestemming',
  component: lazyRouteComponent(() => import('./consent-page.js'), 'ConsentPage'),
});

export const careRoutes = [start, register, received, dossier, consent] as const;
