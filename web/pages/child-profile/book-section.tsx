import './book-words.ts';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { saveFile } from '../../parts/save-file.ts';
import { Notice } from '../../parts/states.tsx';
import { OwnCopy } from './own-copy.tsx';

type Props = { readonly pupilId: string; readonly term: string; readonly isStaff: boolean; readonly hasCopy: boolean };

/** What can be taken along: the term as a book for paper and, for a guardian, all that is kept. */
export function BookSection(props: Props) {
  return (
    <>
      <TermBook {...props} />
      {props.hasCopy && <OwnCopy pupilId={props.pupilId} />}
    </>
  );
}

/** Laid out while one waits, and said how far it is. */
function TermBook({ pupilId, term, isStaff }: Omit<Props, 'hasCopy'>) {
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
