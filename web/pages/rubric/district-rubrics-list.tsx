import './rubric-words.ts';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { call, newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Bones, Failed, Notice } from '../../parts/states.tsx';
import styles from './rubric.module.css';
import { type DistrictRubrics, rubricsChanged, saveFile, useDistrictRubrics } from './rubric-queries.ts';

type One = DistrictRubrics['rubrics'][number];

/** A district's own rubrics: what is in force, what waits, and what is being written. */
export function DistrictRubricsList({ areaId }: { areaId: string }) {
  const { t, term } = useWords();
  const { data, error, refetch, isFetching } = useDistrictRubrics(areaId, true);
  if (!data) {
    return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones cards={3} />;
  }
  const [next] = data.coming;
  return (
    <section className="section">
      <h2>{t('edit.rubrics')}</h2>
      <p>{next ? t('edit.nextTerm', { term: term(next) }) : t('edit.noNextTerm')}</p>
      {data.rubrics.map((one) => (
        <RubricCard key={one.key} one={one} areaId={areaId} />
      ))}
    </section>
  );
}

function RubricCard({ one, areaId }: { one: One; areaId: string }) {
  const { t, both, time, term, list } = useWords();
  const navigate = useNavigate();
  const to = `/rubrics/${areaId}/${one.key}`;
  const start = useMutation({
    mutationFn: () =>
      call('post /api/areas/:areaId/rubric-drafts', {
        params: { areaId },
        body: { clientId: newClientId(), key: one.key },
      }),
    onSuccess: async () => {
      await rubricsChanged();
      await navigate(to);
    },
  });
  const download = useMutation({
    mutationFn: (version: number) =>
      call('get /api/areas/:areaId/rubric-version', { params: { areaId }, query: { key: one.key, version } }),
    onSuccess: ({ key, version, file }) => saveFile(`${key}.v${version}.json`, file),
  });
  const { draft } = one;
  return (
    <article className={`card ${styles['version-row']}`}>
      <h3>
        <DimensionName dimension={one.dimension} /> · {both(one.title)}
      </h3>
      <ul className="plain-list">
        {one.versions.map(({ version, publishedAt, terms }) => (
          <li key={version}>
            {t('rubric.version', { version })}{' '}
            <span className="small">
              {terms.length > 0 ? t('edit.inForce', { terms: list(terms.map(term)) }) : t('edit.waiting')} ·{' '}
              {t('edit.publishedAt', { time: time(publishedAt) })}
            </span>{' '}
            <button type="button" className="quiet-button" onClick={() => download.mutate(version)}>
              {t('edit.download')}
            </button>
          </li>
        ))}
      </ul>
      {draft && <p className="small">{t('edit.draftOf', { name: draft.updatedBy, time: time(draft.updatedAt) })}</p>}
      {(start.error || download.error) && <Notice kind="bad">{problemWords(t, start.error ?? download.error)}</Notice>}
      <div>
        {draft ? (
          <Button component={Link} to={to}>
            {t('edit.goOn')}
          </Button>
        ) : (
          <Button variant="default" loading={start.isPending} onClick={() => start.mutate()}>
            {t('edit.start')}
          </Button>
        )}
      </div>
    </article>
  );
}
