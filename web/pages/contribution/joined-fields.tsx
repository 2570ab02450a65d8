import { TextInput } from '@mantine/core';
import { useId } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import { isProven, PLEDGE, type Said } from './said.ts';

type Props = { said: Said; change: (said: Said) => void; isTried: boolean };

/** Whether a school stood behind it; if not, what proves it, and one tick that is the pledge. */
export function JoinedFields({ said, change, isTried }: Props) {
  const { t } = useWords();
  const id = useId();
  const hasProof = said.photos.some(({ isProof }) => isProof);
  const isPledgeMissing = isTried && !said.hasPledged;
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          checked={said.isSelfJoined}
          onChange={({ currentTarget: { checked } }) => change({ ...said, isSelfJoined: checked })}
        />
        {t('contribution.selfJoined')}
      </label>
      {said.isSelfJoined && (
        <>
          {!hasProof && (
            <TextInput
              label={t('contribution.noProof')}
              placeholder={t('contribution.noProofHint')}
              error={isTried && !isProven(said) && t('contribution.proofMissing')}
              value={said.noProof}
              onChange={({ currentTarget: { value } }) => change({ ...said, noProof: value })}
              maxLength={200}
              size="md"
            />
          )}
          <div>
            <label className="check">
              <input
                type="checkbox"
                checked={said.hasPledged}
                aria-invalid={isPledgeMissing}
                aria-describedby={id}
                onChange={({ currentTarget: { checked } }) => change({ ...said, hasPledged: checked })}
              />
              {t(`contribution.pledgeWords.${PLEDGE}`)}
            </label>
            <div id={id}>{isPledgeMissing && <Notice kind="bad">{t('contribution.pledgeMissing')}</Notice>}</div>
          </div>
        </>
      )}
    </>
  );
}
