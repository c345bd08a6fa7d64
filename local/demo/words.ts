import type { Chance } from './chance'

// The commonest surnames and given names, put together by chance: names look real, nobody is meant.
const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏',
]
const elderWomen = [
  '桂芳',
  '秀英',
  '玉兰',
  '淑琴',
  '凤霞',
  '桂英',
  '玉梅',
  '秀兰',
  '素珍',
  '美华',
  '月娥',
  '春梅',
  '爱华',
  '惠珍',
  '巧云',
  '翠萍',
  '金凤',
  '丽华',
  '雪梅',
  '彩霞',
]
const elderMen = [
  '建国',
  '德福',
  '长河',
  '永胜',
  '志远',
  '国强',
  '家福',
  '树林',
  '金水',
  '宝山',
  '庆华',
  '万春',
  '广田',
  '守义',
  '明德',
  '文斌',
  '福生',
  '玉堂',
  '兴旺',
  '保国',
]
const younger = [
  '敏',
  '丽',
  '强',
  '伟',
  '磊',
  '静',
  '婷',
  '晓东',
  '海燕',
  '志刚',
  '晓梅',
  '立新',
  '佳宁',
  '文博',
  '雨晴',
  '俊杰',
  '思远',
  '雅琴',
  '浩然',
  '晨曦',
]

export const elderName = (chance: Chance): string =>
  chance.pick(surnames) + chance.pick(chance.happens(0.62) ? elderWomen : elderMen)
export const youngerName = (chance: Chance): string => chance.pick(surnames) + chance.pick(younger)

const shopCalls = [
  '老张',
  '老李',
  '老吴',
  '阿英',
  '小梅',
  '大刘',
  '胖嫂',
  '阿强',
  '好邻居',
  '福来',
  '顺心',
  '四季',
  '百味',
  '家家',
  '同心',
  '新鲜',
  '一品',
  '红星',
  '小城',
  '街角',
]
const shopTrades = [
  '面馆',
  '包子铺',
  '便利店',
  '理发店',
  '修车铺',
  '水果店',
  '五金店',
  '裁缝店',
  '药房',
  '早餐店',
  '烧烤',
  '干洗店',
  '文具店',
  '渔具店',
  '花店',
  '粮油店',
  '快餐',
  '豆腐坊',
]
const firmCalls = [
  '禾田',
  '青川',
  '广晟源',
  '启明舟',
  '同德路',
  '松果',
  '三棵树下',
  '望春',
  '长亭',
  '云杉',
  '石榴红',
  '麦浪',
  '白鹭洲',
  '远山',
]
const firmTrades = [
  '精密机械',
  '服装',
  '包装材料',
  '食品',
  '电子元件',
  '物流',
  '家具',
  '印刷',
  '物业服务',
  '汽配',
  '塑料制品',
  '保洁服务',
]
const firmForms = ['有限公司', '厂', '加工部']
const worksOf = ['外墙翻新', '地下车库', '三号楼', '管网改造', '幼儿园', '停车楼']
const publicOf = ['口袋公园', '健身广场', '便民服务点', '菜市场', '文化活动室', '快递驿站', '公交首末站']

export const shopName = (chance: Chance): string => chance.pick(shopCalls) + chance.pick(shopTrades)
/** With the made-up street in front, so that it can be no firm's name. */
export const firmName = (chance: Chance): string =>
  `柳溪${chance.pick(firmCalls)}${chance.pick(firmTrades)}${chance.pick(firmForms)}`
export const siteName = (area: string, chance: Chance): string => `${area}${chance.pick(worksOf)}工地`
export const publicName = (area: string, chance: Chance): string => `${area}${chance.pick(publicOf)}`
export const homeName = (area: string, chance: Chance): string =>
  `${area} ${chance.int(1, 14)} 号楼 ${chance.int(1, 4)} 单元 ${chance.int(1, 6)}0${chance.int(1, 3)}`

/** What a volunteer writes after hearing something. Nobody is named. */
export const clues = [
  '店里两个人说上个月工资还没发',
  '门口贴了转让的告示，老板没在',
  '几个工人说加班费没算清',
  '听隔壁讲，这家在欠房租',
  '有人手受了伤，还没去认定工伤',
  '说是下个月要裁人，心里没底',
  '进场的工人没签合同',
]

/** What community staff write when a visit does not count. */
export const refusals = ['电话问过，那天店里没有开门', '和前一天的是同一次，记过一回了', '选成隔壁那家了，请重新记一次']
