/** What a reader sees, in both languages; neither may be empty. */
export type Text = { readonly zh: string; readonly en: string };
