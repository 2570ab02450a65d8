import { createRequire } from 'node:module';
import { type Font, openSync } from 'fontkit';

const require = createRequire(import.meta.url);

/**
 * The fonts of what is printed, from packages and never from a network. Noto Sans SC has 30 000 characters and no 𠮷 (U+20BB7), which is
 * in people's names; the Japanese cut has it, with some 400 more.
 */
export const FONT_FILES = {
  regular: require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
  other: require.resolve('@expo-google-fonts/noto-sans-jp/500Medium/NotoSansJP_500Medium.ttf'),
};

/** Which font has a character; undefined where none has. */
export type FontOf = (sign: string) => 'sans' | 'other' | undefined;

/** Reads the fonts' lists of characters. */
export function openFonts(): FontOf {
  const [main, other] = [FONT_FILES.regular, FONT_FILES.other].map((file) => openSync(file) as Font);
  const has = (font: Font | undefined, sign: string) => font?.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) === true;
  return (sign) => (has(main, sign) ? 'sans' : has(other, sign) ? 'other' : undefined);
}
