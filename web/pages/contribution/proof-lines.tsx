import { useWords } from '../../i18n/use-words.ts';
import { PhotoStrip } from '../../parts/photo-strip.tsx';
import type { Contribution } from './contribution-queries.ts';

type Props = {
  one: Pick<Contribution, 'photos' | 'selfJoined' | 'title' | 'happenedOn'>;
  /** Whose eyes the photos are seen with. */
  under: string;
};

/** The photos, and of what the child joined by itself whether one proves it and what was pledged. */
export function ProofLines({ one: { photos, selfJoined, title, happenedOn }, under }: Props) {
  const { t, time, list } = useWords();
  const which = photos.flatMap(({ isProof }, at) => (isProof ? `${at + 1}` : []));
  return (
    <>
      {selfJoined && (
        <p className="small">
          <span className="plain-tag">{t(`contribution.joined.${selfJoined.hasProof ? 'proof' : 'none'}`)}</span>{' '}
          {t('contribution.pledgedOn', {
            time: time(selfJoined.pledgedAt),
            words: t(`contribution.pledgeWords.${selfJoined.pledge}`),
          })}
        </p>
      )}
      {selfJoined && selfJoined.noProof !== null && !selfJoined.hasProof && (
        <p className="small">{t('contribution.noProofBecause', { why: selfJoined.noProof })}</p>
      )}
      {which.length > 0 && <p className="small">{t('contribution.proofIs', { which: list(which) })}</p>}
      <PhotoStrip photos={photos} under={under} title={title} happenedOn={happenedOn} />
    </>
  );
}
