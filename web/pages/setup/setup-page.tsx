import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { Bones, Notice } from '../../parts/states.tsx';
import { Doorway } from '../session/doorway.tsx';
import { SetupForm } from './setup-form.tsx';
import './setup-words.ts';

/** What whoever installs the service opens first; the link's secret is behind the #, so that no log on the way keeps it. */
export function SetupPage() {
  const { t } = useWords();
  const token = useLocation().hash.slice(1);
  const { data, error } = useQuery({
    queryKey: ['setup'],
    queryFn: () => call('get /api/setup', {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Doorway title={t('setup.title')}>
      {error && <Notice kind="bad">{problemWords(t, error)}</Notice>}
      {!data && !error && <Bones />}
      {data && !data.isEmpty && (
        <>
          <Notice kind="calm">{t('setup.already')}</Notice>
          <Button size="md" component={Link} to="/sign-in">
            {t('session.signIn')}
          </Button>
        </>
      )}
      {data?.isEmpty && token === '' && (
        <Notice kind="calm">
          {t('setup.noLink')} <code>npm run admin -- setup-link</code> · <code>./chucai setup</code>
        </Notice>
      )}
      {data?.isEmpty && token !== '' && <SetupForm token={token} schoolYear={data.schoolYear} />}
    </Doorway>
  );
}
