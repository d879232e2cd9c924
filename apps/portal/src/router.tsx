import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { careRoutes } from './care/routes.js';
import { caseworkRoutes } from './casework/routes.js';

import { HomePage } from './home/home-page.js';

import { intakeRoutes } from './intake/routes.js';
import { oversightRoutes } from './oversight/routes.js';
import { ErrorPage } from './home/error-page.js';
import { rootRoute } from './root-route.js';

const home = createRoute({ getParentRoute: () => rootRoute, path: '/', component: HomePage });
const login = createRoute({
  getParentRoute: () => rootRoute,
  path: '/aanmelding',
  component: lazyRouteComponent(() => import('./home/own-login-page.js'), 'OwnLoginPage'),
});
const accessibility = createRoute({
  getParentRoute: () => rootRoute,
  path: '/toegankelijkheid',
  component: lazyRouteComponent(() => import('./home/accessibility-page.js'), 'AccessibilityPage'),
});

const routeTree = rootRoute.addChildren([
  home,
  login,
  accessibility,
  ...intakeRoutes,
  ...careRoutes,
  ...caseworkRoutes,
  ...oversightRoutes,
]);

export const router = createRouter({ routeTree, defaultErrorComponent: ErrorPage, defaultPendingMinMs: 0 });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
