import '../child-profile/ask-words.ts';
import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { unreadIn, useQuestions } from './own-questions.ts';

/** To what the family has asked; it says how many answers are new. Nothing where nothing was asked. */
export function QuestionsWay({ pupilId }: { pupilId: string }) {
  const { t } = useWords();
  const { data } = useQuestions(pupilId);
  if (!data || data.questions.length === 0) return null;
  const unread = data.questions.reduce((sum, one) => sum + unreadIn(one), 0);
  return (
    <Link className="onward no-print" to={`/pupils/${pupilId}/questions`}>
      {unread > 0 ? t('ask.wayNew', { count: unread }) : t('ask.way', { count: data.questions.length })}
      <Icon name="next" />
    </Link>
  );
}
