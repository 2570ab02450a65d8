import './question-words.ts';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { useKeys } from '../../parts/use-keys.ts';
import { AnswerForm } from './answer-form.tsx';
import styles from './question.module.css';
import { type ClassQuestion, useClassQuestions } from './question-queries.ts';
import { QueueQuestion } from './queue-question.tsx';

/** What families of a class asked: read, answer, next. */
export function QuestionQueuePage() {
  const { classId = '' } = useParams();
  const { t, both, className } = useWords();
  const { data, error, refetch, isFetching } = useClassQuestions(classId);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const { questions, recent, waiting, overdue, answerDays } = data;
  const headline = waiting === 0 ? t('question.queueNone') : t('question.queueHead', { count: waiting });
  return (
    <>
      <Link className="back no-print" to={`/classes/${classId}`}>
        <Icon name="back" />
        {t('question.toClass')}
      </Link>
      <PageHead
        title={t('question.queueTitle')}
        where={`${className(data.class)} · ${both(data.schoolName)}`}
        headline={overdue === 0 ? headline : `${headline} ${t('question.queueLate', { count: overdue })}`}
      >
        <p className="small">{t('question.queueRules', { count: answerDays })}</p>
        {waiting > questions.length && <p className="small">{t('question.queueMore', { shown: questions.length })}</p>}
      </PageHead>
      {questions.length === 0 ? (
        <Empty>{t('question.queueEmpty')}</Empty>
      ) : (
        <Queue classId={classId} questions={questions} />
      )}
      {recent.length > 0 && (
        <section className="section">
          <h2>{t('question.recent')}</h2>
          {recent.map((one) => (
            <QueueQuestion key={one.questionId} one={one} classId={classId} isNow={false} />
          ))}
        </section>
      )}
    </>
  );
}

/** One of them is the one that keys are about: the first, until somebody steps on. */
function Queue({ classId, questions }: { classId: string; questions: readonly ClassQuestion[] }) {
  const { t } = useWords();
  const [stepped, setStepped] = useState(0);
  const now = Math.min(stepped, questions.length - 1);
  const step = (by: number) => {
    const next = Math.max(0, Math.min(questions.length - 1, now + by));
    setStepped(next);
    document.getElementById(`question-${questions[next]?.questionId}`)?.focus();
  };
  useKeys((key, event) => {
    if (key === 'j') step(1);
    else if (key === 'k') step(-1);
    else if (key === 'a') {
      // The key that leads into the field is not the first letter of the answer.
      event.preventDefault();
      document.getElementById(`answer-${questions[now]?.questionId}`)?.focus();
    }
  });
  return (
    <section>
      <h2 className="unseen">{t('question.queueTitle')}</h2>
      <p className={`small ${styles['keys']}`}>{t('question.keys')}</p>
      {questions.map((one, at) => (
        <QueueQuestion key={`${one.questionId} ${one.version}`} one={one} classId={classId} isNow={at === now}>
          <AnswerForm one={one} classId={classId} />
        </QueueQuestion>
      ))}
    </section>
  );
}
