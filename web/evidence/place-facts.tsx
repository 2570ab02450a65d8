import { TextInput } from '@mantine/core';
import { useId } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useStarts } from './starts-query.ts';

type Places = { place: string; organiser?: string; baseId?: string | null };
type Props = { classId: string; places: Places; put: (part: Partial<Places>) => void };

/** Place and organiser, typed or picked: a place that is the name of a base is that base. */
export function PlaceFacts({ classId, places, put }: Props) {
  const { t } = useWords();
  const id = useId();
  const bases = useStarts(classId).data?.bases ?? [];
  const named = (kind: 'base' | 'organiser') => bases.filter((one) => one.kind === kind);
  const baseOf = (place: string) => named('base').find(({ name }) => name === place.trim())?.baseId ?? null;
  const options = (kind: 'base' | 'organiser') => (
    <datalist id={`${id}${kind}`}>
      {named(kind).map(({ baseId, name }) => (
        <option key={baseId} value={name} />
      ))}
    </datalist>
  );
  return (
    <>
      <TextInput
        label={t('log.place')}
        list={`${id}base`}
        value={places.place}
        onChange={({ currentTarget: { value } }) => put({ place: value, baseId: baseOf(value) })}
        maxLength={80}
        size="md"
      />
      {options('base')}
      <TextInput
        label={t('starts.organiser')}
        list={`${id}organiser`}
        value={places.organiser ?? ''}
        onChange={({ currentTarget: { value } }) => put({ organiser: value })}
        maxLength={80}
        size="md"
      />
      {options('organiser')}
    </>
  );
}
