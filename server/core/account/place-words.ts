/** What every school, town and district is called as well. */
const USUAL =
  /省|市|自治|区|县|镇|乡|街道|新城|教育|集团|第?[一二三四五六七八九十\d]+|中心|实验|附属|外国语|师范|大学|初级|高级|完全|民办|学校|小学|中学|初中|高中|校|[^\p{Letter}]/gu;
const USUAL_ENGLISH = new Set([
  ...[
    'school',
    'primary',
    'middle',
    'junior',
    'senior',
    'central',
    'experimental',
    'district',
    'street',
    'subdistrict',
  ],
  ...['county', 'education', 'group', 'first', 'second', 'third', 'foreign', 'language', 'languages', 'affiliated'],
  ...['university', 'normal', 'north', 'south', 'number', 'province'],
]);

/** The words in a place's name that are its own: 佛山 and 南海 of 佛山市南海区, nanhai of «Nanhai District». */
export function placeWords(name: string): string[] {
  const words = name.normalize('NFKC').replaceAll(USUAL, ' ').split(' ');
  return words.filter((word) =>
    /\p{Script=Han}/u.test(word) ? word.length >= 2 : word.length >= 5 && !USUAL_ENGLISH.has(word.toLowerCase()),
  );
}
