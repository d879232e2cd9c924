import { useSyncExternalStore } from 'react';
import { currentSession, type Officer, type Session, subscribe } from './session.js';

export const useSession = (): Session => useSyncExternalStore(subscribe, currentSession);

/** The officer who is logged in. @throws Error outside the part of the portal that asks a login: a programming error */
export function useOfficer(): Officer {
  const session = useSession();
  if (session.status !== 'in') throw new Error('nobody is logged in here');
  return session.officer;
}
