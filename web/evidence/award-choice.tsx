import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { MarkValue } from '../../server/contract/words.ts';
import { AWARD_LEVELS, AWARD_RANKS, AWARD_ROLES } from '../../server/core/rubric/awards.ts';
import { useWords } from '../i18n/use-words.ts';
import { Pick } from '../parts/pick.tsx';

export type Award = Extract<MarkValue, { kind: 'award' }>;

export const FIRST_AWARD: Award = { kind: 'award', level: 'school', rank: 'first', role: 'individual', work: '' };

/** An award in four answers: who gave it, which rank, alone or in a team, for which work or event. */
export function AwardFields(props: { award: Award; change: (award: Award) => void; isTried: boolean }) {
  const { t } = useWords();
  const { award, change } = props;
  const one = <Code extends string>(codes: readonly Code[], said: string, before: Code) =>
    codes.find((code) => code === said) ?? before;
  return (
    <>
      <Pick
        label={t('award.levelLabel')}
        value={award.level}
        onPick={(said) => change({ ...award, level: one(AWARD_LEVELS, said, award.level) })}
      >
        <Options group="level" codes={AWARD_LEVELS} />
      </Pick>
      <Pick
        label={t('award.rankLabel')}
        value={award.rank}
        onPick={(said) => change({ ...award, rank: one(AWARD_RANKS, said, award.rank) })}
      >
        <Options group="rank" codes={AWARD_RANKS} />
      </Pick>
      <Pick
        label={t('award.roleLabel')}
        value={award.role}
        onPick={(said) => change({ ...award, role: one(AWARD_ROLES, said, award.role) })}
      >
        <Options group="role" codes={AWARD_ROLES} />
      </Pick>
      <TextInput
        label={t('award.workLabel')}
        description={t('award.workHint')}
        error={props.isTried && !award.work.trim() && t('award.workMissing')}
        size="md"
        maxLength={80}
        value={award.work}
        onChange={({ currentTarget }) => change({ ...award, work: currentTarget.value })}
      />
    </>
  );
}

function Options({ group, codes }: { group: 'level' | 'rank' | 'role'; codes: readonly string[] }) {
  const { t } = useWords();
  return codes.map((code) => (
    <option key={code} value={code}>
      {t(`award.${group}.${code}`)}
    </option>
  ));
}

/** The award of one pupil, filled in like the last one that was given: a team's awards differ in little. */
export function AwardChoice(props: { start: Award; give: (award: Award) => void }) {
  const { t } = useWords();
  const [award, setAward] = useState(props.start);
  const [isTried, setTried] = useState(false);
  const give = () => {
    setTried(true);
    if (award.work.trim()) props.give({ ...award, work: award.work.trim() });
  };
  return (
    <>
      <AwardFields award={award} change={setAward} isTried={isTried} />
      <Button onClick={give}>{t('award.give')}</Button>
    </>
  );
}
