import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useAboutWords } from './about-words.ts';
import styles from './question.module.css';
import type { ClassQuestion } from './question-queries.ts';
import { SaidSteps } from './said-steps.tsx';
import { useViewed } from './use-viewed.ts';

type Props = {
  readonly one: ClassQuestion;
  readonly classId: string;
  readonly isNow: boolean;
  readonly children?: ReactNode;
};

/** What a family asked, with the way to what it is about; below it what a teacher does with it. */
export function QueueQuestion({ one, classId, isNow, children }: Props) {
  const { t, day, named } = useWords();
  const aboutOf = useAboutWords();
  const { questionId, version, about } = one;
  const isWaiting = one.state === 'asked' || one.state === 'asked-again';
  useViewed({
    isNew: one.steps.some(({ step, text, seenAt }) => step !== 'answer' && text !== null && seenAt === null),
    send: (clientId) =>
      call('post /api/classes/:classId/questions/:questionId/view', {
        params: { classId, questionId },
        body: { clientId, version },
      }),
    about: ['class', classId, 'questions'],
  });
  const evidence = `/pupils/${one.pupilId}/evidence?term=${about.term}&dimension=${about.dimension}`;
  return (
    <article
      className={`card ${styles['question']}`}
      id={`question-${questionId}`}
      data-now={isNow}
      data-state={one.state}
      aria-labelledby={`about-${questionId}`}
      tabIndex={-1}
    >
      <div>
        <h3 id={`about-${questionId}`}>
          {named({ name: one.pupilName, apart: one.apart })} · {aboutOf(about)}{' '}
          {!isWaiting && <span className="plain-tag">{t(`question.states.${one.state}`)}</span>}
          {one.isOverdue && <span className="plain-tag">{t('question.overdueTag')}</span>}
        </h3>
        {isWaiting && one.dueOn !== null && (
          <p className="small">{t('question.answerUntil', { day: day(one.dueOn) })}</p>
        )}
        {about.record?.state !== 'not-yours' && (
          <Link to={about.indicatorId === null ? evidence : `${evidence}&indicator=${about.indicatorId}`}>
            {t('question.toEvidence')}
          </Link>
        )}
      </div>
      <SaidSteps question={one} side="school" />
      {children}
    </article>
  );
}
