import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';
import { caseFilters, queueFilters, weighFilters } from './filters.rules.js';

const parent = { getParentRoute: () => rootRoute };

const start = createRoute({ ...parent, path: '/zaken', component: lazyRouteComponent(() => import('./cases-page.js'), 'CasesPage') });
const queue = createRoute({
  ...parent,
  path: '/zaken/wegen',
  validateSearch: queueFilters,
  component: lazyRouteComponent(() => import('./queue-page.js'), 'QueuePage'),
});
const weigh = createRoute({
  ...parent,
  path: '/zaken/wegen/$signaal',
  validateSearch: weighFilters,
  component: lazyRouteComponent(() => import('./weigh-page.js'), 'WeighPage'),
});
const search = createRoute({
  ...parent,
  path: '/zaken/zoeken',
  component: lazyRouteComponent(() => import('./search-page.js'), 'SearchPage'),
});
const one = createRoute({
  ...parent,
  path: '/zaken/$zaak',
  validateSearch: caseFilters,
  component: lazyRouteComponent(() => import('./case-page.js'), 'CasePage'),
});

export const caseworkRoutes = [start, queue, weigh, search, one] as const;
