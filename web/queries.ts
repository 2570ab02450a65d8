import { MutationCache, QueryCache, QueryClient, type QueryFunctionContext } from '@tanstack/react-query';
import { call, type Reply, refusalCode, Unreachable } from './api.ts';
import { speakTo } from './i18n/reader-words.ts';
import { isKnownHere, setKnownHere } from './known-here.ts';
import { askOrKept, isKept, type Kept, keptHere } from './offline/kept-here.ts';

type Me = Kept<Reply<'get /api/me'>>;

/** A child whose own account this is, and who may be told now that its school has closed it. */
const isPupil = () => queries.getQueryData<Me | null>(['me'])?.grants.some(({ role }) => role === 'pupil') ?? false;

/** Whoever asked, an ended session or a password that must be changed concerns the whole application: the guard reads it from here. */
export function heed(error: unknown) {
  const code = refusalCode(error);
  if (code === 'not-signed-in') {
    setKnownHere(false);
    void keptHere.clear();
    queries.setQueryData(['me'], null);
  }
  // What was the own page a moment ago and is not there says nothing of why: who one is does.
  if (code === 'not-found' && isPupil()) void queries.invalidateQueries({ queryKey: ['me'] });
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

/** With a network again, what is shown as it was kept is asked for. */
export const askForKept = () => queries.invalidateQueries({ predicate: ({ state }) => isKept(state.data) });

/** Who I am; null when nobody is signed in. */
export const meQuery = {
  queryKey: ['me'],
  staleTime: 300_000,
  queryFn: async (asking: QueryFunctionContext): Promise<Me | null> => {
    if (!isKnownHere()) return null;
    try {
      const me = await askOrKept(asking, () => call('get /api/me', {}));
      const places = new Set(me.grants.map(({ place }) => place.id));
      await speakTo(me);
      await keptHere.letGo(([kind, id]) => kind === 'class' && !places.has(String(id)));
      return me;
    } catch (error) {
      if (refusalCode(error) !== 'not-signed-in') throw error;
      setKnownHere(false);
      await keptHere.clear();
      return null;
    }
  },
};
/** The schools whose rosters I keep. */
export const keptSchoolsQuery = { queryKey: ['kept-schools'], queryFn: () => call('get /api/rosters/schools', {}) };
export type { Me };
