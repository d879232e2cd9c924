import type { Officer } from './session/session.js';

/** A part of the portal for one kind of work. The hub judges every call itself; this only leaves out what would be refused anyhow. */
export interface Workspace {
  key: 'intake' | 'care' | 'casework' | 'oversight';
  to: '/signalen' | '/slachtoffers' | '/zaken' | '/toezicht';
  /** Roles of the hub; one is enough. */
  roles: readonly string[];
}

/** In the order in which an officer with several is brought to one. */
const workspaces: readonly Workspace[] = [
  { key: 'oversight', to: '/toezicht', roles: ['privacy-officer'] },
  { key: 'casework', to: '/zaken', roles: ['riec-analist', 'casuslid'] },
  { key: 'care', to: '/slachtoffers', roles: ['hulpverlener'] },
  { key: 'intake', to: '/signalen', roles: ['inspecteur', 'hulpverlener', 'casuslid', 'riec-analist'] },
];

export const workspacesOf = ({ rollen }: Officer): Workspace[] =>
  workspaces.filter(({ roles }) => roles.some((role) => rollen.includes(role)));

/** Where she begins: the first workspace that she may use, else the page with her login. */
export const startOf = (officer: Officer): Workspace['to'] | '/aanmelding' => workspacesOf(officer)[0]?.to ?? '/aanmelding';
