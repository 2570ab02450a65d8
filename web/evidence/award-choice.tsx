import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { MarkValue } from '../../server/contract/words.ts';
import { AWARD_LEVELS, AWARD_RANKS, AWARD_ROLES } from '../../server/core/rubric/awards.ts';
import { useWords } from '../i18n/use-words.ts';

export type Award = Extract<MarkValue, { kind: 'award' }>;

export const FIRST_AWARD: Award = { kind: 'award', level: 'school', rank: 'first', role: 'individual', work: '' };

/** An award in four answers: who gave it, which rank, alone or in a team, for which work or event. */
export function AwardFields(props: { award: Award; change: (award: Award) => void; isTried: boolean }) {
  const { t } = useWords();
  const { award, change } = props;
  const options = (group: string, codes: readonly string[]) =>
    codes.map((code) => ({ value: code, label: t(`award.${group}.${code}`) }));
  const one = <Code extends string>(codes: readonly Code[], said: string, before: Code) =>
    codes.find((code) => code === said) ?? before;
  return (
    <>
      <NativeSelect
        label={t('award.levelLabel')}
        size="md"
        data={options('level', AWARD_LEVELS)}
        value={award.level}
        onChange={({ currentTarget }) =>
          change({ ...award, level: one(AWARD_LEVELS, currentTarget.value, award.level) })
        }
      />
      <NativeSelect
        label={t('award.rankLabel')}
        size="md"
        data={options('rank', AWARD_RANKS)}
        value={award.rank}
        onChange={({ currentTarget }) => change({ ...award, rank: one(AWARD_RANKS, currentTarget.value, award.rank) })}
      />
      <NativeSelect
        label={t('award.roleLabel')}
        size="md"
        data={options('role', AWARD_ROLES)}
        value={award.role}
        onChange={({ currentTarget }) => change({ ...award, role: one(AWARD_ROLES, currentTarget.value, award.role) })}
      />
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
