import type { ClassDay } from '../../evidence/evidence-queries.ts';
import type { RefusedPupils } from '../../evidence/refused.ts';
import { useWords } from '../../i18n/use-words.ts';
import { refusalWords } from '../../parts/refusal-words.ts';

/** Who was not accepted. The reason stands beside each child in the list; of whom no list has, it is said here. */
export function RefusedNotice({ room, refused }: { room: ClassDay; refused: RefusedPupils }) {
  const { t, list, named } = useWords();
  const ids = Object.keys(refused);
  const known = [...room.pupils, ...room.away].filter(({ pupilId }) => ids.includes(pupilId));
  const others = ids.filter((id) => known.every(({ pupilId }) => pupilId !== id));
  const reasons = new Set(others.map((id) => refused[id]).filter((code) => code !== undefined));
  return (
    <>
      {known.length > 0 && t('log.refused', { names: list(known.map(named)) })}
      {others.length > 0 &&
        `${t('log.refusedOthers', { count: others.length })} ${[...reasons].map((code) => refusalWords(t, code)).join(' ')}`}
    </>
  );
}
