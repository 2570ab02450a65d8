import { TextInput } from '@mantine/core';
import type { Dimension } from '../../server/contract/words.ts';
import { useWords } from '../i18n/use-words.ts';

type Props = {
  dimension: Dimension | undefined;
  note: string;
  write: (note: string) => void;
  writing?: (isWriting: boolean) => void;
};

/** One sentence for everybody who was there: what a family reads, and what somebody from elsewhere could judge by. Never asked for. */
export function SeenField({ dimension, note, write, writing }: Props) {
  const { t } = useWords();
  return (
    <TextInput
      label={t('log.seen')}
      placeholder={dimension && t(`log.seenExample.${dimension}`)}
      value={note}
      onChange={(event) => write(event.currentTarget.value)}
      onFocus={() => writing?.(true)}
      onBlur={() => writing?.(false)}
      maxLength={200}
      size="md"
    />
  );
}
