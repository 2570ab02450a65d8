import { useSyncExternalStore } from 'react';
import { useMe } from '../session.ts';
import { photoKeeper } from './photo-keeper.ts';
import type { TrackedPhoto } from './photo-list.ts';

/** The photos on this device of whoever is signed in, and what can be done with them. */
export function usePhotos() {
  const keeper = photoKeeper(useMe().personId);
  const photos: readonly TrackedPhoto[] = useSyncExternalStore(keeper.watch, keeper.photos);
  return { keeper, photos };
}
