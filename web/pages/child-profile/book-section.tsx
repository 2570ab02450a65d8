import './book-words.ts';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { saveFile } from '../../parts/save-file.ts';
import { Notice } from '../../parts/states.tsx';

type Props = { readonly pupilId: string; readonly term: string; readonly isStaff: boolean };

/** The term as a book for paper: laid out while one waits, and said how far it is. */
export function BookSection({ pupilId, term, isStaff }: Props) {
  const { t, language } = useWords();
  const book = useMutation({
    mutationFn: () =>
      saveFile(`/api/pupils/${pupilId}/book/file?term=${term}&lang=${language}`, {}, `${t('book.title')}.pdf`),
  });
  return (
    <section className="section no-print">
      <h2>{t('book.title')}</h2>
      <p>
        {t('book.what')} {isStaff && t('book.staff')}
      </p>
      <p className="actions">
        <Button variant="default" loading={book.isPending} onClick={() => book.mutate()}>
          {t('book.save')}
        </Button>
      </p>
      <p role="status" className="small">
        {book.isPending && t('book.making')}
        {book.isSuccess && t('book.saved')}
      </p>
      {book.error && <Notice kind="bad">{problemWords(t, book.error)}</Notice>}
    </section>
  );
}
