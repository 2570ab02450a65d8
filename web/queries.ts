import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { call, type Reply, refusalCode, Unreachable } from './api.ts';
import { isKnownHere, setKnownHere } from './known-here.ts';

type Me = Reply<'get /api/me'>;

/** Whoever asked, an ended session or a password that must be changed concerns the whole application: the guard reads it from here. */
export function heed(error: unknown) {
  const code = refusalCode(error);
  if (code === 'not-signed-in') {
    setKnownHere(false);
    queries.setQueryData(['me'], null);
  }
  if (code === 'password-change-needed') {
    queries.setQueryData(['me'], (me: Me | null | undefined) => me && { ...me, mustChangePassword: true });
  }
}

const mayPass = (error: unknown) => error instanceof Unreachable || refusalCode(error) === 'busy';

export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: heed }),
  mutationCache: new MutationCache({ onError: heed }),
  defaultOptions: {
    // Without a network a page says so at once instead of waiting for one.
    queries: {
      networkMode: 'always',
      staleTime: 30_000,
      gcTime: 1_800_000,
      refetchOnWindowFocus: false,
      retry: (times, error) => mayPass(error) && times < 1,
      retryDelay: 800,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Who I am; null when nobody is signed in. */
export const meQuery = {
  queryKey: ['me'],
  staleTime: 300_000,
  queryFn: async (): Promise<Me | null> => {
    if (!isKnownHere()) return null;
    try {
      return await call('get /api/me', {});
    } catch (error) {
      if (refusalCode(error) !== 'not-signed-in') throw error;
      setKnownHere(false);
      return null;
    }
  },
};
export type { Me };
