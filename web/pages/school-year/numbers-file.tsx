import { useWords } from '../../i18n/use-words.ts';
import { grantsOf, useMe } from '../../session.ts';
import type { Members } from './year-queries.ts';

/** The school's office takes back what it gave: the class list with its student numbers, which no page shows. */
export function NumbersFile({ room }: { room: Members }) {
  const { t, language } = useWords();
  const me = useMe();
  if (!grantsOf(me, 'school-office').some(({ place }) => place.id === room.schoolId)) return null;
  return (
    <section className="section no-print">
      <h2>{t('schoolYear.numbersFile')}</h2>
      <p>{t('schoolYear.numbersFileMeans')}</p>
      <p className="actions">
        <a
          className="plain-button button-link"
          href={`/api/classes/${room.classId}/student-numbers?lang=${language}`}
          download
        >
          {t('schoolYear.takeNumbersFile')}
        </a>
      </p>
    </section>
  );
}
