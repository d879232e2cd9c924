import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';

const start = createRoute({
  getParentRoute: () => rootRoute,
  path: '/signalen',
  component: lazyRouteComponent(() => import('./signals-page.js'), 'SignalsPage'),
});

export const intakeRoutes = [start] as const;
