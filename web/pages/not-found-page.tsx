import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useWords } from '../i18n/use-words.ts';
import { PageHead } from '../parts/page-head.tsx';

export function NotFoundPage() {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t('notFound.title')} headline={t('notFound.title')}>
        <p>{t('notFound.perhaps')}</p>
      </PageHead>
      <Button component={Link} to="/">
        {t('common.toStart')}
      </Button>
    </>
  );
}
