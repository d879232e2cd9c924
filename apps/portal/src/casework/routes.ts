import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';

const start = createRoute({
  getParentRoute: () => rootRoute,
  path: '/zaken',
  component: lazyRouteComponent(() => import('./cases-page.js'), 'CasesPage'),
});

export const caseworkRoutes = [start] as const;
