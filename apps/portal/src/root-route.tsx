import { createRootRoute } from '@tanstack/react-router';
import { Frame } from './home/frame.js';
import { NotFoundPage } from './home/not-found-page.js';

/** The route that all others hang under: header, navigation, footer, and whoever is not logged in gets the login instead of a page. */
export const rootRoute = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage });
