import { delivers } from '../../act.ts';
import { documentOf, unpacked } from '../../archive/document.ts';
import { exportArchive as route } from '../../contract/archive.ts';
import { DOWNLOADS } from '../../contract/route.ts';
import { fileName } from '../../file-name.ts';
import { archiveOf } from './child-archives.ts';

/** Byte for byte what the digest is of. */
export const exportArchive = delivers(
  route,
  async ({ q, target: pupil, params }) => {
    const text = unpacked((await archiveOf(q, pupil, params.archiveId)).body);
    const { number, report } = documentOf(text);
    return { text, name: `${pupil.name} ${report.profile.term.code} ${number}` };
  },
  async ({ text, name }) => ({
    name: fileName(name, 'json'),
    type: DOWNLOADS.archive[0],
    bytes: new TextEncoder().encode(text),
  }),
);
