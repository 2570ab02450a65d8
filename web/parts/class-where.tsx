import { Link } from 'react-router';
import type { Bilingual, ClassName, Term } from '../../server/contract/words.ts';
import { useWords } from '../i18n/use-words.ts';

type Props = { of: { class: ClassName; schoolName: Bilingual; term: Term; asOf: number } };

/** Over a page about a class: the way back to it, its school, the term, and as of when. */
export function ClassWhere({ of: { class: name, schoolName, term: at, asOf } }: Props) {
  const { t, both, className, term, time } = useWords();
  return (
    <>
      <Link to={`/classes/${name.classId}?term=${at.code}`}>{className(name)}</Link>
      {` · ${both(schoolName)} · ${term(at.code)} · ${t('figure.asOf', { time: time(asOf) })}`}
    </>
  );
}
