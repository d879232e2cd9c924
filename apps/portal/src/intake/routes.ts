import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/signalen',
  component: lazyRouteComponent(() => import('./signals-page.js'), 'SignalsPage'),
});
const report = createRoute({
  getParentRoute: () => rootRoute,
  path: '/signalen/nieuw/$stap',
  component: lazyRouteComponent(() => import('./report-page.js'), 'ReportPage'),
});
const detail = createRoute({
  getParentRoute: () => rootRoute,
  path: '/signalen/$id',
  component: lazyRouteComponent(() => import('./signal-page.js'), 'SignalPage'),
});

export const intakeRoutes = [list, report, detail] as const;
