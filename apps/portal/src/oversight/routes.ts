import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';

const start = createRoute({
  getParentRoute: () => rootRoute,
  path: '/toezicht',
  component: lazyRouteComponent(() => import('./oversight-page.js'), 'OversightPage'),
});

export const oversightRoutes = [start] as const;
