type About = {
  readonly termId: string;
  readonly dimension: string;
  readonly indicatorId: string | null;
  readonly markId: string | null;
};

/** The child and what it is about: of each one question may be open. */
export function openAboutOf(pupilId: string, { markId, termId, dimension, indicatorId }: About): string {
  return markId === null
    ? `${pupilId} level ${termId} ${dimension} ${indicatorId ?? ''}`
    : `${pupilId} record ${markId}`;
}
