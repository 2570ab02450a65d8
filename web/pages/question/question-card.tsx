import { useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import { ownPages, useMe } from '../../session.ts';
import { useAboutWords } from './about-words.ts';
import { AskDialog } from './ask-dialog.tsx';
import { type Question, unreadIn } from './own-questions.ts';
import styles from './question.module.css';
import { questionWords, useSending } from './question-queries.ts';
import { SaidSteps } from './said-steps.tsx';
import { useViewed } from './use-viewed.ts';

type Props = { readonly question: Question; readonly pupilId: string };

/** One question of the family's: how it stands, what was said, and what can be done about it. */
export function QuestionCard({ question, pupilId }: Props) {
  const { t } = useWords();
  const aboutOf = useAboutWords();
  const { questionId, version, state } = question;
  const isPupil = ownPages(useMe()).length > 0;
  // A child goes on with what it asked itself; its guardians with all.
  const isOwn = !isPupil || question.steps[0]?.isMine === true;
  const params = { pupilId, questionId };
  const about = ['pupil', pupilId, 'questions'];
  useViewed({
    isNew: isOwn && unreadIn(question) > 0,
    send: (clientId) =>
      call('post /api/pupils/:pupilId/questions/:questionId/view', { params, body: { clientId, version } }),
    about,
  });
  return (
    <article className={`card ${styles['question']}`} data-state={state}>
      <h2>
        {aboutOf(question.about)} <span className="plain-tag">{t(`question.states.${state}`)}</span>
      </h2>
      <SaidSteps question={question} side="family" />
      <WaitsFor question={question} />
      {isOwn && state === 'answered' && <Answered question={question} pupilId={pupilId} />}
      {isOwn && (state === 'asked' || state === 'asked-again') && <TakeBack question={question} pupilId={pupilId} />}
    </article>
  );
}

/** Who is waited for, until when; or that nobody can answer. */
function WaitsFor({ question: { state, answerers, dueOn, isOverdue } }: { question: Question }) {
  const { t, day, list } = useWords();
  if (state !== 'asked' && state !== 'asked-again') return null;
  if (answerers.length === 0) return <Notice kind="warn">{t('question.waitsForNobody')}</Notice>;
  const names = list(answerers);
  if (isOverdue && dueOn !== null) return <Notice kind="warn">{t('question.late', { names, day: day(dueOn) })}</Notice>;
  return (
    <p className="small">
      {dueOn === null ? t('question.waitsFor', { names }) : t('question.waitsUntil', { names, day: day(dueOn) })}
    </p>
  );
}

function Answered({ question: { questionId, version, about }, pupilId }: Props) {
  const { t } = useWords();
  const aboutOf = useAboutWords();
  const [isAsking, setAsking] = useState(false);
  const params = { pupilId, questionId };
  const settling = useSending({
    about: ['pupil', pupilId, 'questions'],
    send: ({ clientId }) =>
      call('post /api/pupils/:pupilId/questions/:questionId/settlement', { params, body: { clientId, version } }),
    done: t('question.settled'),
  });
  return (
    <>
      {settling.error && <Notice kind="bad">{questionWords(t, settling.error)}</Notice>}
      <p className="actions">
        <button type="button" className="plain-button" disabled={settling.isPending} onClick={() => settling.mutate()}>
          {t('question.settle')}
        </button>
        <button type="button" className="plain-button" onClick={() => setAsking(true)}>
          {t('question.again')}
        </button>
      </p>
      {isAsking && (
        <AskDialog
          title={t('question.askAbout', { about: aboutOf(about) })}
          keptAs={`question ${questionId}`}
          pupilId={pupilId}
          send={({ clientId, text }) =>
            call('post /api/pupils/:pupilId/questions/:questionId/again', { params, body: { clientId, version, text } })
          }
          close={() => setAsking(false)}
        />
      )}
    </>
  );
}

function TakeBack({ question: { questionId, version }, pupilId }: Props) {
  const { t } = useWords();
  const sending = useSending({
    about: ['pupil', pupilId, 'questions'],
    send: ({ clientId }) =>
      call('post /api/pupils/:pupilId/questions/:questionId/withdrawal', {
        params: { pupilId, questionId },
        body: { clientId, version },
      }),
    done: t('question.withdrawn'),
  });
  return (
    <>
      {sending.error && <Notice kind="bad">{questionWords(t, sending.error)}</Notice>}
      <p className="actions">
        <button type="button" className="plain-button" disabled={sending.isPending} onClick={() => sending.mutate()}>
          {t('question.withdraw')}
        </button>
      </p>
    </>
  );
}
