/** The seven towns of Nanhai by their division codes; the names of groups are invented. */
export const DEMO_TOWNS = {
  guicheng: { code: '440605011', name: ['桂城街道', 'Guicheng Subdistrict'] },
  jiujiang: { code: '440605121', name: ['九江镇', 'Jiujiang Town'] },
  xiqiao: { code: '440605122', name: ['西樵镇', 'Xiqiao Town'] },
  danzao: { code: '440605123', name: ['丹灶镇', 'Danzao Town'] },
  shishan: { code: '440605124', name: ['狮山镇', 'Shishan Town'] },
  dali: { code: '440605125', name: ['大沥镇', 'Dali Town'] },
  lishui: { code: '440605126', name: ['里水镇', 'Lishui Town'] },
} as const;

export const DEMO_GROUPS = {
  qinghe: { name: ['青禾教育集团', 'Qinghe Education Group'] },
  yunting: { name: ['云汀教育集团', 'Yunting Education Group'] },
  xingyuan: { name: ['星垣教育集团', 'Xingyuan Education Group'] },
  suiguang: { name: ['穗光教育集团', 'Suiguang Education Group'] },
  xiyue: { name: ['溪月教育集团', 'Xiyue Education Group'] },
} as const;

export const DEMO_DISTRICT = { key: 'nh', code: '440605', name: ['南海区（演示）', 'Nanhai District (demo)'] } as const;
