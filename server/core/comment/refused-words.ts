/** Why a word does not belong into a comment: it tells of an illness, of the family, of a place among others, or says that a child is bad. */
export type WordGroup = 'illness' | 'family' | 'rank' | 'poor';

type Words = {
  readonly zh: readonly string[];
  readonly en: readonly string[];
  /** Words that hold one of these and mean something else. */
  readonly except: readonly string[];
};

/**
 * What an author is warned of, and must mend or keep on purpose before the family reads it (decision 063). Data, to be added to: «…» stands
 * for one to four characters; English words are whole words, small or large.
 */
export const REFUSED_WORDS: Readonly<Record<WordGroup, Words>> = {
  illness: {
    zh: [
      '病',
      '多动症',
      '自闭',
      '孤独症',
      '抑郁',
      '焦虑症',
      '癫痫',
      '哮喘',
      '残疾',
      '智障',
      '弱智',
      '智力低',
      '心理问题',
      '近视',
      '肥胖',
    ],
    en: [
      'illness',
      'sick',
      'disease',
      'adhd',
      'autism',
      'autistic',
      'depression',
      'depressed',
      'epilepsy',
      'asthma',
      'disabled',
      'disability',
      'obese',
    ],
    except: ['毛病', '病句', '病毒', '通病'],
  },
  family: {
    zh: [
      '单亲',
      '离异',
      '离婚',
      '再婚',
      '继父',
      '继母',
      '后妈',
      '后爸',
      '收养',
      '孤儿',
      '留守',
      '贫困',
      '低保',
      '家境',
      '家庭困难',
      '家里穷',
      '服刑',
      '下岗',
      '外来务工',
    ],
    en: [
      'divorce',
      'divorced',
      'single parent',
      'single-parent',
      'stepfather',
      'stepmother',
      'adopted',
      'orphan',
      'poverty',
      'left-behind',
    ],
    except: [],
  },
  rank: {
    zh: [
      '第…名',
      '前…名',
      '倒数',
      '名次',
      '排名',
      '名列',
      '全班第',
      '全班最',
      '年级第',
      '最后一名',
      '名列前茅',
      '尖子生',
      '优等生',
      '中等生',
      '后进生',
      '比别的',
      '比其他同学',
      '不如别',
      '不如其他',
      '超过同学',
      '领先同学',
    ],
    en: [
      'rank',
      'ranks',
      'ranked',
      'ranking',
      'top of the class',
      'bottom of the class',
      'best in class',
      'best in the class',
      'worse than',
      'better than',
    ],
    except: ['报名'],
  },
  poor: {
    zh: ['差', '笨', '懒', '蠢', '坏孩子', '没救', '拖后腿', '没出息', '不可救药', '讨厌', '一无是处'],
    en: ['poor', 'poorly', 'bad', 'badly', 'lazy', 'stupid', 'dumb', 'worst', 'hopeless', 'useless', 'naughty'],
    except: ['误差', '温差', '偏差', '落差', '视差', '差异', '差别', '差不多', '参差', '邮差', '懒羊羊', '伸懒腰'],
  },
};
