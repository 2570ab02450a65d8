import './archive-words.ts';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { saveFile } from '../../parts/save-file.ts';
import { Bones, Empty, Failed, Notice } from '../../parts/states.tsx';
import styles from './archive.module.css';
import { type OwnArchive, useOwnArchives } from './archive-queries.ts';

/** A child's reports that were filed: each to be taken along, on paper and as the document that another school can check. */
export function OwnArchivesPage() {
  const { pupilId = '' } = useParams();
  const { t, term } = useWords();
  const { data, error, refetch, isFetching } = useOwnArchives(pupilId);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const { name } = data.pupil;
  const [first] = data.archives;
  return (
    <>
      <Link className="back no-print" to={`/pupils/${pupilId}`}>
        <Icon name="back" />
        {t('ownArchive.back', { name })}
      </Link>
      <PageHead
        title={t('ownArchive.title')}
        where={`${name} · ${t('ownArchive.title')}`}
        headline={first ? t('ownArchive.head', { term: term(first.term.code) }) : t('ownArchive.headNone')}
      >
        <p className="small">{t('ownArchive.what')}</p>
      </PageHead>
      {!first && <Empty>{t('ownArchive.none')}</Empty>}
      {data.archives.map((one) => (
        <OneArchive key={one.archiveId} pupilId={pupilId} one={one} />
      ))}
    </>
  );
}

function OneArchive({ pupilId, one }: { pupilId: string; one: OwnArchive }) {
  const { t, both, className, term, time, language } = useWords();
  const { archiveId, number, digest } = one;
  const path = `/api/pupils/${pupilId}/archives/${archiveId}`;
  const which = { term: term(one.term.code), number };
  // Laid out while one waits, in the language on the screen.
  const paper = useMutation({
    mutationFn: () => saveFile(`${path}/report?lang=${language}`, {}, `${t('ownArchive.title')} ${which.term}.pdf`),
  });
  return (
    <article className="card">
      <h2>
        {which.term} · {className(one.class)} · {both(one.schoolName)}
      </h2>
      {number > 1 && <p>{t('ownArchive.number', { number })}</p>}
      <p className="small">{t('ownArchive.on', { time: time(one.filedAt) })}</p>
      {!one.isLatest && <Notice kind="calm">{t('ownArchive.replaced')}</Notice>}
      <p className="small">
        {t('ownArchive.digest')} <code className={styles['digest']}>{digest.match(/.{4}/g)?.join(' ')}</code>
      </p>
      <p className="small">{t('ownArchive.fileMeans')}</p>
      <p className="actions">
        <Button
          variant="default"
          aria-label={t('ownArchive.pdfOf', which)}
          loading={paper.isPending}
          onClick={() => paper.mutate()}
        >
          {t('ownArchive.pdf')}
        </Button>
        <a
          className="plain-button button-link"
          aria-label={t('ownArchive.fileOf', which)}
          href={`${path}/file`}
          download
        >
          {t('ownArchive.file')}
        </a>
      </p>
      <p role="status" className="small">
        {paper.isPending && t('ownArchive.making')}
        {paper.isSuccess && t('ownArchive.saved')}
      </p>
      {paper.error && <Notice kind="bad">{problemWords(t, paper.error)}</Notice>}
    </article>
  );
}
