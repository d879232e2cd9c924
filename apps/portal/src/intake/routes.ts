import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';

/** Which page of a list; left out of the address when it is the first. */
function pageSearch({ pagina }: { pagina?: unknown }): { pagina?: number } {
  const page = Math.trunc(Number(pagina));
  return page > 1 ? { pagina: page } : {};
}

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/signalen',
  validateSearch: pageSearch,
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
