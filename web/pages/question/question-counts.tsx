import './question-words.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Whether families are answered, in numbers: of no question, child or teacher. Nothing where nobody asked. */
export function QuestionCounts({ schoolId }: { schoolId: string }) {
  const { t, className, list } = useWords();
  const { data } = useQuery({
    queryKey: ['school', schoolId, 'question-counts'],
    queryFn: () => call('get /api/schools/:schoolId/question-counts', { params: { schoolId } }),
  });
  if (!data || data.asked + data.waiting === 0) return null;
  const { asked, answered, waiting, overdue, answerDays, classes } = data;
  return (
    <section className="section no-print">
      <h2>{t('question.countsTitle')}</h2>
      <p>
        {t('question.counts', { asked, answered, waiting })}{' '}
        {overdue === 0
          ? t('question.countsNoneLate', { count: answerDays })
          : t('question.countsLate', { count: overdue, days: answerDays })}
      </p>
      {classes.length > 0 && (
        <p className="small">
          {list(classes.map((one) => t('question.countsClass', { class: className(one.class), count: one.overdue })))}
        </p>
      )}
    </section>
  );
}
