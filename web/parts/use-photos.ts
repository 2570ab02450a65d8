import { useSyncExternalStore } from 'react';
import { useMe } from '../session.ts';
import { photoKeeper, type TrackedPhoto } from './photo-keeper.ts';

/** The photos on this device of whoever is signed in, and what can be done with them. */
export function usePhotos() {
  const keeper = photoKeeper(useMe().personId);
  const photos: readonly TrackedPhoto[] = useSyncExternalStore(keeper.watch, keeper.photos);
  return { keeper, photos };
}
