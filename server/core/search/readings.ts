/**
 * Characters of names and titles that are read in more than one way, each with all its readings. A sort key has one of them (a surname's where
 * the character stands first); who types may know the other. Readings that no name has are left out.
 */
const READ_ALIKE = `
单 shan dan chan|曾 zeng ceng|仇 qiu chou|区 ou qu|解 xie jie|查 zha cha|朴 piao pu po|盖 ge gai|翟 zhai di|乐 le yue|盛 sheng cheng|缪 miao mou
尉 wei yu|万 wan mo|俟 qi si|澹 dan tan|长 chang zhang|重 zhong chong|行 xing hang heng|朝 chao zhao|召 zhao shao|覃 qin tan|洗 xi xian|折 zhe she
秘 bi mi|繁 fan po|员 yuan yun|柏 bai bo|薄 bo bao|种 zhong chong|祭 ji zhai|隗 wei kui|郗 xi chi|叶 ye xie|沈 shen chen
牟 mou mu|能 neng nai|句 ju gou|车 che ju|谌 chen shen|谷 gu yu|角 jiao jue|藏 cang zang|都 du dou|乜 nie mie|郇 xun huan
冯 feng ping|卜 bu bo|卡 ka qia|奇 qi ji|合 he ge|和 he huo|降 jiang xiang|校 xiao jiao|参 can shen cen|调 diao tiao|贾 jia gu|露 lu lou|率 shuai lü
蔓 man wan|陆 lu liu|弄 nong long|泊 bo po|茜 qian xi|强 qiang jiang|莘 shen xin|什 shi shen|宿 su xiu|拓 tuo ta|樘 cheng tang|约 yue yao
莞 guan wan|晟 sheng cheng|炅 jiong gui|桧 gui hui|筠 yun jun|菀 wan yu|嬛 huan xuan|埔 pu bu|番 fan pan|蔚 wei yu|厦 sha xia|会 hui kuai
给 gei ji|系 xi ji|弹 tan dan|圈 quan juan|扎 zha za|说 shuo yue|传 chuan zhuan|石 shi dan|宓 mi fu|适 shi kuo|彊 qiang jiang
單 shan dan chan|區 ou qu|樂 le yue|長 chang zhang|蓋 ge gai|車 che ju|員 yuan yun|賈 jia gu|會 hui kuai`;

export const READINGS: ReadonlyMap<string, readonly string[]> = new Map(
  READ_ALIKE.trim()
    .split(/[|\n]/)
    .map((line) => {
      const [character = '', ...readings] = line.split(' ');
      return [character, readings];
    }),
);

export const isReadInWays = (character: string) => READINGS.has(character);

/** How a syllable of a sort key may be typed: as every reading of its character, ü as v, as u and, as on a passport, as yu. */
export function readingsOf(character: string | undefined, syllable: string): string[] {
  const known = READINGS.get(character ?? '') ?? [];
  // A character that is not read so is not the one this syllable is of.
  const all = known.includes(syllable) ? [syllable, ...known.filter((one) => one !== syllable)] : [syllable];
  return all.flatMap((one) => (one.includes('ü') ? ['v', 'u', 'yu'].map((way) => one.replace('ü', way)) : [one]));
}
