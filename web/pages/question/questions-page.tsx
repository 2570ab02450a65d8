import './question-words.ts';
import { Link, useParams } from 'react-router';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { type Questions, useQuestions } from './own-questions.ts';
import { QuestionCard } from './question-card.tsx';

/** What the family asked about its child, and what was answered. */
export function QuestionsPage() {
  const { pupilId = '' } = useParams();
  const words = useWords();
  const { data, error, refetch, isFetching } = useQuestions(pupilId);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const { t } = words;
  const { pupil, questions, answerDays } = data;
  return (
    <>
      <Link className="back no-print" to={`/pupils/${pupilId}`}>
        <Icon name="back" />
        {t('question.back', { name: pupil.name })}
      </Link>
      <PageHead
        title={t('question.title')}
        where={`${pupil.name} · ${t('question.title')}`}
        headline={headlineOf(data, words)}
      >
        <p className="small">{t('question.promise', { count: answerDays })}</p>
      </PageHead>
      {questions.length === 0 ? (
        <Empty action={<Link to={`/pupils/${pupilId}/evidence`}>{t('question.toRecords')}</Link>}>
          {t('question.empty')}
        </Empty>
      ) : (
        questions.map((one) => <QuestionCard key={one.questionId} question={one} pupilId={pupilId} />)
      )}
    </>
  );
}

function headlineOf({ questions, pupil: { name } }: Questions, { t }: Words): string {
  const countOf = (...wanted: readonly string[]) => questions.filter(({ state }) => wanted.includes(state)).length;
  if (questions.length === 0) return t('question.headNone', { name });
  const [answered, waiting] = [countOf('answered'), countOf('asked', 'asked-again')];
  if (answered > 0) return t('question.headAnswered', { count: answered });
  return waiting > 0 ? t('question.headWaiting', { count: waiting }) : t('question.headDone');
}
