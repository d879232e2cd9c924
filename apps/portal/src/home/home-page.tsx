import { Navigate } from '@tanstack/react-router';
import { useOfficer } from '../session/use-session.js';
import { startOf } from '../workspaces.js';

/** The start of whoever is logged in is her own work. */
export function HomePage() {
  return <Navigate to={startOf(useOfficer())} replace />;
}
