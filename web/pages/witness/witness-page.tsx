import './witness-words.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { call, type Reply, refusalCode } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { Bones, Notice } from '../../parts/states.tsx';
import { Doorway } from '../session/doorway.tsx';
import { AnswerForm } from './answer-form.tsx';

type Held = Reply<'post /api/witness-links/search'>;
type Asked = Extract<Held, { state: 'open' }>;

/** What somebody outside opens, without an account; the link's secret is behind the #, so that no log on the way keeps it. */
export function WitnessPage() {
  const { t } = useWords();
  const token = useLocation().hash.slice(1);
  return (
    <Doorway title={t('witness.title')}>
      {/^[\w-]{43}$/.test(token) ? (
        <OfLink key={token} token={token} />
      ) : (
        <Notice kind="warn">{t('witness.noLink')}</Notice>
      )}
    </Doorway>
  );
}

function OfLink({ token }: { token: string }) {
  const { t } = useWords();
  const [isDone, setDone] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['witness', token],
    queryFn: () => call('post /api/witness-links/search', { body: { token } }),
    // What is kept of it goes with the page.
    gcTime: 0,
  });
  if (isDone) return <Notice kind="calm">{t('witness.thanks')}</Notice>;
  if (error && !data) {
    const words = refusalCode(error) === 'not-found' ? t('witness.wrongLink') : problemWords(t, error);
    return <Notice kind="bad">{words}</Notice>;
  }
  if (!data) return <Bones cards={1} />;
  if (data.state !== 'open') return <Notice kind="calm">{t(`witness.over.${data.state}`)}</Notice>;
  return (
    <>
      <p>{t('witness.asks')}</p>
      <About asked={data} />
      <AnswerForm token={token} version={data.version} done={() => setDone(true)} again={() => void refetch()} />
    </>
  );
}

function About({ asked }: { asked: Asked }) {
  const { t, day, time } = useWords();
  const facts = [
    day(asked.happenedOn),
    ...(asked.hours === null ? [] : [t('value.hours', { count: asked.hours })]),
    ...(asked.organiser === null ? [] : [asked.organiser]),
  ];
  return (
    <section className="card">
      <h2>
        {asked.pupilName ?? t('witness.somebody')} · {asked.title}
      </h2>
      <p>{facts.join(' · ')}</p>
      <p className="small">{t('witness.until', { time: time(asked.endsAt) })}</p>
    </section>
  );
}
