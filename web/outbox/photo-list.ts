/** A photo on this device: of a log that is being written, of one on its way, or itself on its way. Ids only, and the picture. */
export type KeptPhoto = {
  readonly clientId: string;
  readonly classId: string;
  /** The clientId of the log it was saved with, which may itself be waiting for a network. */
  readonly logId: string | null;
  readonly activityId: string | null;
  /** Who can be recognised. */
  readonly pupils: readonly string[];
  readonly at: number;
  /** Of an activity that is saved already: nobody has said yet who is seen, so it is not sent. */
  readonly isAsking: boolean;
  readonly blob: Blob;
};
export type PhotoState = 'unsaved' | 'asking' | 'waiting' | 'saving' | 'failed' | 'saved';
export type TrackedPhoto = KeptPhoto & {
  readonly url: string;
  readonly state: PhotoState;
  readonly error: unknown;
};

/** As it was kept: what happened to it last is told by the ids it has. */
export function stateOf({ logId, activityId, isAsking }: Omit<KeptPhoto, 'blob'>): PhotoState {
  if (activityId !== null) return isAsking ? 'asking' : 'saving';
  return logId === null ? 'unsaved' : 'waiting';
}

type Tracked = Omit<TrackedPhoto, 'blob'>;

/** Of a log that has no activity yet, for it was not answered. */
export const isOfLog =
  (logId: string) =>
  (photo: Tracked): boolean =>
    photo.logId === logId && photo.activityId === null;

export const nextToSend = <P extends Tracked>(photos: readonly P[]): P | undefined =>
  photos.find(({ state, activityId }) => state === 'saving' && activityId !== null);

export const triedAgain = <P extends Tracked>(photos: readonly P[]): P[] =>
  photos.map((one) => (one.state === 'failed' ? { ...one, state: 'saving', error: null } : one));

/** Without a network the others need not try. */
export const halted = <P extends Tracked>(photos: readonly P[], error: unknown): P[] =>
  photos.map((one) => (one.state === 'saving' ? { ...one, state: 'failed', error } : one));
