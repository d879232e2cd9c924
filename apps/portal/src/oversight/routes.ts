import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';
import { filterIn } from './record-filter.rules.js';

const getParentRoute = () => rootRoute;

const start = createRoute({
  getParentRoute,
  path: '/toezicht',
  component: lazyRouteComponent(() => import('./oversight-page.js'), 'OversightPage'),
});
const record = createRoute({
  getParentRoute,
  path: '/toezicht/verstrekkingen',
  validateSearch: filterIn,
  component: lazyRouteComponent(() => import('./record-page.js'), 'RecordPage'),
});
const decision = createRoute({
  getParentRoute,
  path: '/toezicht/beslissingen/$id',
  component: lazyRouteComponent(() => import('./decision-page.js'), 'DecisionPage'),
});
const person = createRoute({
  getParentRoute,
  path: '/toezicht/betrokkene',
  component: lazyRouteComponent(() => import('./person-page.js'), 'PersonPage'),
});
const proof = createRoute({
  getParentRoute,
  path: '/toezicht/bewijs',
  component: lazyRouteComponent(() => import('./proof-page.js'), 'ProofPage'),
});
const policy = createRoute({
  getParentRoute,
  path: '/toezicht/beleid',
  component: lazyRouteComponent(() => import('./policy-page.js'), 'PolicyPage'),
});
const anomalies = createRoute({
  getParentRoute,
  path: '/toezicht/afwijkingen',
  component: lazyRouteComponent(() => import('./anomalies-page.js'), 'AnomaliesPage'),
});
const looking = createRoute({
  getParentRoute,
  path: '/toezicht/raadplegingen',
  component: lazyRouteComponent(() => import('./looking-page.js'), 'LookingPage'),
});

export const oversightRoutes = [start, record, decision, person, proof, policy, anomalies, looking] as const;
