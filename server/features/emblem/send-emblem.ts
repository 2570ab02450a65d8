import { putEmblem, selectEmblem } from '../../../db/reach/emblems.ts';
import { preparedWrites } from '../../act.ts';
import { sendEmblem as route } from '../../contract/emblem.ts';
import { EmblemFault, type EmblemFaultCode } from '../../emblem/emblem-fault.ts';
import { PICTURE_WORDS } from '../../photos/picture-of.ts';
import { invalid } from '../../refusal.ts';

const WORDS: Readonly<Record<EmblemFaultCode, string>> = {
  ...PICTURE_WORDS,
  'photo.not-a-picture': 'this is no SVG, PNG, JPEG or WebP, whatever its name says',
  'emblem.too-small': 'this picture is smaller than 96 pixels; printed, it would be a stain',
  'emblem.svg-broken': 'this SVG cannot be drawn; save it as PNG and send that',
  'emblem.svg-text': 'this SVG holds letters of a font that is not in it; turn them into outlines, or save it as PNG',
  'emblem.svg-picture': 'this SVG has a picture inside; save it as PNG and send that',
  'emblem.svg-part': 'this SVG has parts that cannot be drawn safely; save it as PNG and send that',
};

/** What was sent is drawn apart, before the transaction; what is kept is never what was sent. */
export const sendEmblem = preparedWrites(
  route,
  async ({ foreign }, { upload }) => {
    try {
      return await foreign('re-encode-emblem', upload);
    } catch (problem) {
      if (problem instanceof EmblemFault) throw invalid('emblem', WORDS[problem.code], problem.code);
      throw problem;
    }
  },
  async ({ tx, target: school, actor, now }, { png, width, height }) => {
    const { motto } = await selectEmblem(tx, school.id);
    await putEmblem(tx, school, { png, motto }, { by: actor.personId, at: now });
    return { reply: { png, motto }, audit: { object: school.id, detail: { width, height } } };
  },
);
