import i18next from 'i18next';

/** Words that stand before those of the page: for a pupil, who is not told of «your child» on the own page. */
export const READER = 'reader';

const words = { zh: () => import('./pupil-zh.json'), en: () => import('./pupil-en.json') };
let isPupil = false;

/** In a language that is spoken from now on. */
export async function speakToReader(language: keyof typeof words) {
  if (isPupil) i18next.addResourceBundle(language, READER, (await words[language]()).default);
  else i18next.removeResourceBundle(language, READER);
}

/** Before the first page is shown to whoever has signed in. */
export async function speakTo(me: { readonly grants: readonly { readonly role: string }[] } | null) {
  isPupil = me?.grants.some(({ role }) => role === 'pupil') ?? false;
  await speakToReader(i18next.language === 'en' ? 'en' : 'zh');
}
