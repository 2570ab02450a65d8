import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation } from 'react-router';
import { refusalCode } from '../api.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { meQuery } from '../queries.ts';
import { Shell } from './shell.tsx';

/** Nobody signed in → sign in and come back here; a password that must be changed comes before everything else, then a second step. */
export function Guard() {
  const { data: me, error, refetch, isFetching } = useQuery(meQuery);
  const { pathname, search } = useLocation();
  const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
  if (me === null) return <Navigate to={`/sign-in${next}`} replace />;
  if (me?.mustChangePassword || refusalCode(error) === 'password-change-needed') {
    return <Navigate to="/password" replace />;
  }
  if (me?.secondStep) return <Navigate to={`/second-step${next}`} replace />;
  if (me) return <Shell me={me} />;
  return (
    <main className="content">
      {error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />}
    </main>
  );
}
