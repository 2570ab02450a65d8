import { useSearchParams } from 'react-router';
import type { Term } from '../../server/contract/words.ts';
import { useWords } from '../i18n/use-words.ts';
import { Pick } from './pick.tsx';

/** The term is part of the address, so that a link, a reload and a print show the same. */
export function useTerm() {
  const [search, setSearch] = useSearchParams();
  const term = search.get('term') ?? undefined;
  const pickTerm = (code: string) =>
    setSearch((old) => {
      old.set('term', code);
      return old;
    });
  return { asked: term === undefined ? {} : { term }, pickTerm };
}

export function TermPick(props: {
  terms: readonly Term[];
  term: string;
  onPick: (code: string) => void;
  isBare?: boolean;
}) {
  const { t, term } = useWords();
  return (
    <Pick label={t('common.term')} isBare={props.isBare ?? false} value={props.term} onPick={props.onPick}>
      {props.terms.map(({ code, isCurrent }) => (
        <option key={code} value={code}>
          {isCurrent ? t('common.termNow', { term: term(code) }) : term(code)}
        </option>
      ))}
    </Pick>
  );
}
