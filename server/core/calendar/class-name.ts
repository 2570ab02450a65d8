const CHINESE = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** A class by its grade (1–12) and number, as schools say it. */
export function className(grade: number, number: number): { zh: string; en: string } {
  return { zh: `${CHINESE[grade] ?? grade}年级(${number})班`, en: `Grade ${grade} Class ${number}` };
}
