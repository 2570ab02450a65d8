import { TextInput } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';

type Props = { value: string; change: (value: string) => void };

/** Which class a list is of, where no column says so. */
export function WhichClass({ value, change }: Props) {
  const { t } = useWords();
  return (
    <TextInput
      label={t('classList.whichClass')}
      placeholder="一年级1班"
      value={value}
      maxLength={24}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    />
  );
}
