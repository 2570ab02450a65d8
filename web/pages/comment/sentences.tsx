import { type Catch, isAnswered } from '../../../server/core/comment/catches.ts';
import type { Citation } from '../../../server/core/comment/citations.ts';
import { type Sentence, sentencesOf } from '../../../server/core/comment/sentences.ts';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { useEvidence } from '../child-profile/profile-queries.ts';
import styles from './comment.module.css';
import type { Child } from './comment-queries.ts';
import type { Draft } from './drafts.ts';

type Props = {
  readonly shown: Draft;
  readonly catches: readonly Catch[];
  readonly child: Child;
  readonly pupils: readonly Child[];
  readonly term: string;
  readonly isReadOnly: boolean;
  readonly change: (part: Partial<Draft>) => void;
};

/** Each sentence with the records it cites and what to think about; what is caught is marked in it. */
export function Sentences(props: Props) {
  const { t } = useWords();
  const { shown, catches } = props;
  const sentences = sentencesOf(shown.text);
  return (
    <section className={styles['sentences']}>
      <h2>{t('writer.sentences')}</h2>
      {sentences.length === 0 && <p className="quiet">{t('writer.noSentences')}</p>}
      <ol>
        {sentences.map((sentence) => {
          const own = catches.filter(({ from, to }) => sentence.from <= from && to <= sentence.to);
          const cited = shown.citations.filter(({ at }) => sentence.from < at && at <= sentence.to);
          return (
            <li key={sentence.from} className={styles['sentence']}>
              <Marked sentence={sentence} catches={own} />
              <Cited {...props} cited={cited} />
              {own.map((one) => (
                <Caught key={`${one.kind} ${one.from}`} {...props} one={one} />
              ))}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The sentence, with the caught words marked. */
function Marked({ sentence, catches }: { sentence: Sentence; catches: readonly Catch[] }) {
  const words = catches.filter(({ kind }) => kind === 'name' || kind === 'word');
  const parts: { readonly at: number; readonly text: string; readonly isCaught: boolean }[] = [];
  let at = sentence.from;
  for (const { from, to } of words) {
    if (from < at) continue;
    parts.push({ at, text: sentence.text.slice(at - sentence.from, from - sentence.from), isCaught: false });
    parts.push({ at: from, text: sentence.text.slice(from - sentence.from, to - sentence.from), isCaught: true });
    at = to;
  }
  parts.push({ at, text: sentence.text.slice(at - sentence.from), isCaught: false });
  return <p>{parts.map((part) => (part.isCaught ? <mark key={part.at}>{part.text}</mark> : part.text))}</p>;
}

/** The records a sentence rests on, as small marks that can be taken out. */
function Cited({ cited, child, term, shown, isReadOnly, change }: Props & { cited: readonly Citation[] }) {
  const { t, day } = useWords();
  const { data } = useEvidence(child.pupilId, { term });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  if (cited.length === 0) return <p className="small">{t('writer.noEvidence')}</p>;
  return (
    <ul className={styles['cited']}>
      {cited.map((citation) => {
        const { markId } = citation;
        const item = items.find((one) => one.markId === markId);
        const known = child.comment?.citations.find((one) => one.markId === markId);
        const title = item
          ? `${item.title} ${day(item.happenedOn)}`
          : known?.title && known.happenedOn
            ? `${known.title} ${day(known.happenedOn)}`
            : t(known?.state === 'not-yours' ? 'writer.notYours' : 'writer.gone');
        return (
          <li key={`${citation.at} ${markId}`} className={`plain-tag ${styles['citation']}`}>
            {title}
            {!isReadOnly && (
              <button
                type="button"
                className="icon-button"
                aria-label={t('writer.uncite', { title })}
                onClick={() => change({ citations: shown.citations.filter((one) => one !== citation) })}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** One thing to think about, and its answer: mended in the text, or kept on purpose. */
function Caught({ one, shown, pupils, isReadOnly, change }: Props & { one: Catch }) {
  const words = useWords();
  const { t } = words;
  const { kind, said, sentence } = one;
  if (kind === 'uncited') return null;
  const isKept = isAnswered(one, shown.kept);
  const others = shown.kept.filter((choice) => !isAnswered(one, [choice]));
  return (
    <p className={styles['caught']} data-kept={isKept}>
      <Icon name={isKept ? 'done' : 'warn'} />
      <span>{caughtWords(one, pupils, words)}</span>
      {isKept && <span className="small">{t('writer.keptOn')}</span>}
      {!isReadOnly && (
        <button
          type="button"
          className="quiet-button"
          onClick={() => change({ kept: isKept ? others : [...others, { kind, said, sentence }] })}
        >
          {t(isKept ? 'writer.mend' : 'writer.keep')}
        </button>
      )}
    </p>
  );
}

function caughtWords(one: Catch, pupils: readonly Child[], { t, named }: Words): string {
  if (one.kind === 'alike') {
    const name = named(pupils.find(({ pupilId }) => pupilId === one.pupilId));
    return t('writer.catch.alike', { name, other: one.other });
  }
  return t(`writer.catch.${one.kind === 'word' ? one.group : 'name'}`, { said: one.said });
}
