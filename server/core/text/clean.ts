/** What Unicode says nobody sees (joiners, fillers, zero widths, signs of direction, tags), and a blank of Braille. ZWJ and selectors have rules of their own. */
const UNSEEN =
  /(?!\u200d|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])(?:\p{Default_Ignorable_Code_Point}|[\u2800\ufff9-\ufffb])/gu;
/** The joiner of a family of emoji stays; between anything else it only makes equal names differ. */
const LONE_JOINER =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;
const SELECTOR = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
/** A selector says how the sign before it is drawn; behind nothing it is nothing. */
const LONE_SELECTOR = /(?<=^|\s)[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]+/gu;
/** Control characters but the line end. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** Marks piled on one sign beyond the fourth, which no script needs: Vietnamese is composed, Thai and Tibetan syllables have three or four. */
const PILE = /(\p{M}{4})\p{M}+/gu;
const DOTS = /[•・･‧∙⋅·᛫⸱‣●]/g;
const PRIVATE = /[\ue000-\uf8ff\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}]/u;

/**
 * A text as it is kept, whichever way it came in: what cannot be seen is gone, equal texts are equal, and a text of nothing visible is
 * empty. Line ends stay. Every expression here is linear: the text is a stranger's.
 */
export function cleanText(typed: string): string {
  return typed
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(CONTROL, '')
    .replaceAll(UNSEEN, '')
    .replaceAll(LONE_JOINER, '')
    .replaceAll(LONE_SELECTOR, '')
    .normalize('NFC')
    .replaceAll(PILE, '$1')
    .trim();
}

/** A name besides: on one line, without selectors and joiners, one kind of blank and one kind of middle dot. */
export function cleanName(typed: string): string {
  return cleanText(typed)
    .replaceAll(SELECTOR, '')
    .replaceAll('\u200d', '')
    .replaceAll(DOTS, '·')
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Names as they are compared: full or half width, large or small, with or without blanks; a full stop is a dot that a keyboard lacked. */
export function nameKey(name: string): string {
  return cleanName(name.normalize('NFKC'))
    .replaceAll(/[\s'’]/g, '')
    .replaceAll('.', '·')
    .toLowerCase();
}

/** Signs of the private use area look like something on one machine only, so nobody can type or find them again. */
export const hasPrivateSigns = (text: string) => PRIVATE.test(text);
