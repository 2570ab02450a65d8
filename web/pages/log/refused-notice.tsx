import type { ClassDay } from '../../evidence/evidence-queries.ts';
import type { RefusedPupils } from '../../evidence/refused.ts';
import { useWords } from '../../i18n/use-words.ts';
import { refusalWords } from '../../parts/refusal-words.ts';

/** Who was not accepted. The reason stands beside each child in the list; of whom no list has, it is said here. */
export function RefusedNotice({ room, refused }: { room: ClassDay; refused: RefusedPupils }) {
  const { t, list } = useWords();
  const ids = Object.keys(refused);
  const named = [...room.pupils, ...room.away].filter(({ pupilId }) => ids.includes(pupilId));
  const others = ids.filter((id) => named.every(({ pupilId }) => pupilId !== id));
  const reasons = new Set(others.map((id) => refused[id]).filter((code) => code !== undefined));
  return (
    <>
      {named.length > 0 && t('log.refused', { names: list(named.map(({ name }) => name)) })}
      {others.length > 0 &&
        `${t('log.refusedOthers', { count: others.length })} ${[...reasons].map((code) => refusalWords(t, code)).join(' ')}`}
    </>
  );
}
