import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { today } from '../../i18n/written.ts';
import { Notice } from '../../parts/states.tsx';
import { keepsRosters, useMe } from '../../session.ts';
import type { SchoolClosing } from './year-queries.ts';

/** A school that closes, or has closed: until when it was open, and where its classes went. */
export function ClosingNotice({ end: { lastDay, into } }: { end: SchoolClosing }) {
  const { t, both, day } = useWords();
  const me = useMe();
  const isOver = lastDay < today();
  const words = { day: day(lastDay), into: into ? both(into.name) : '' };
  return (
    <Notice kind="calm">
      {t(isOver ? 'schoolEnd.closed' : 'schoolEnd.closes', words)} {into && t('schoolEnd.goneInto', words)}{' '}
      {t('schoolEnd.stillRead')}{' '}
      {into && keepsRosters(me) && <Link to={`/schools/${into.schoolId}/classes`}>{t('schoolEnd.toInto', words)}</Link>}
    </Notice>
  );
}
