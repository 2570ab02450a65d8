import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What may be inside; anything else is for a person to decide. */
const PERMISSIVE = /^\(?(MIT|MIT-0|ISC|BSD-[23]-Clause|0BSD|Apache-2\.0|Zlib|BlueOak-1\.0\.0|Unlicense)\b/;
/** Of those whose package.json names none: what their licence file is, read by a person. */
const READ: Readonly<Record<string, string>> = { 'png-js': 'MIT' };
type Package = { readonly name: string; readonly version: string; readonly license?: string };

/**
 * The licences of whatever is in the archive.
 * @param folders of packages, those of the program and the native ones
 * @param pages what vite says of the pages
 * @throws where a package's licence is not a permissive one
 */
export function licencesOf(folders: readonly string[], pages: string): string {
  const parts = folders.map((folder) => {
    const said = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;
    const { name, version, license = READ[said.name] ?? '' } = said;
    if (!PERMISSIVE.test(license)) throw new Error(`${name}: may it be in an archive? its licence is «${license}»`);
    const files = readdirSync(folder).filter((one) => /^(licen[cs]e|copying)/i.test(one));
    const texts = files.map((file) => `\n\n${readFileSync(join(folder, file), 'utf8').trim()}`);
    return `## ${name} ${version} (${license})${texts.join('')}`;
  });
  const unique = [...new Set(parts)].sort();
  return `# 程序 / the program\n\n${unique.join('\n\n')}\n\n# 网页 / the pages\n\n${readFileSync(pages, 'utf8')}`;
}
