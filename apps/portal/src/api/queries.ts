import { QueryClient } from '@tanstack/react-query';
import { onSessionEnd } from '../session/session.js';
import { NoAnswer, ProblemAnswer } from './problem.js';

/** Again only when that can help: nothing came back, or the hub said that it is away for a moment. Not without a connection: then she hears it at once. */
const again = (count: number, error: Error): boolean =>
  navigator.onLine && count < 3 && (error instanceof NoAnswer || (error instanceof ProblemAnswer && error.problem.status === 503));

/** With the connection comes what could not be had without it; what is on the screen is not read anew, because each reading is on record. */
const refetchOnReconnect = ({ state }: { state: { status: string } }): boolean => state.status === 'error';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: again, staleTime: 0, refetchOnWindowFocus: false, refetchOnReconnect, networkMode: 'always' },
    mutations: { retry: again, networkMode: 'always' },
  },
});

/** Spread into a query whose answer has personal data: gone from memory as soon as no screen shows it. */
export const personal = { gcTime: 0, staleTime: 0 } as const;

onSessionEnd(() => queryClient.clear());
