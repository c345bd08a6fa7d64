import type { Hands } from '../journeys/support/hands'
import { lastingDigits } from './goods-people'
import { lastingPairing } from './pairing-people'
import type { People } from './people'
import { draftKept, type Kept, type Receipts } from './reports'

/** What a screen may be about. */
export type Things = { doors: People['doors']; cases: People['cases']; receipts: Receipts }

/** Whose screen: one of the people, or nobody who is signed in. */
export type Who = 'nobody' | Exclude<keyof People, 'doors' | 'cases'>

export type Screen = {
  name: string
  who: Who
  path: string | ((things: Things) => string)
  /** What lies in the browser of whoever reports something, beside what signing in left there. */
  kept?: (things: Things) => Kept
  /** What the finished page says. */
  shows: string
  /** What is touched then, and what comes of it. */
  further?: (hands: Hands) => Promise<void>
  /** False where care mode shows it elsewhere: the roles move from the home to 我的. */
  inCare?: false
}

export const paths = {
  home: 'pages/home/index',
  progress: 'pages/progress/index',
  inbox: 'pages/inbox/index',
  mine: 'pages/mine/index',
  signIn: 'pages/sign-in/index',
  visit: 'packages/volunteer/visit/index',
  points: 'packages/volunteer/points/index',
  review: 'packages/street/review/index',
  goods: 'packages/volunteer/goods/index',
  redeemed: 'packages/volunteer/redeemed/index',
  refer: 'packages/volunteer/refer/index',
  mediation: 'packages/volunteer/mediation/index',
  counter: 'packages/street/counter/index',
  stock: 'packages/street/stock/index',
  awards: 'packages/street/awards/index',
  report: 'pages/report/index',
  queue: 'packages/street/queue/index',
  case: 'packages/mediation/case/index',
  mediations: 'packages/mediation/mediations/index',
  places: 'packages/directory/places/index',
  place: 'packages/directory/place/index',
  placeEdit: 'packages/directory/place-edit/index',
  placeImport: 'packages/directory/place-import/index',
  radar: 'packages/directory/radar/index',
  duplicates: 'packages/directory/duplicates/index',
  codeSheet: 'packages/directory/code-sheet/index',
  applications: 'packages/directory/applications/index',
  people: 'packages/directory/people/index',
  volunteerImport: 'packages/directory/volunteer-import/index',
  invite: 'packages/directory/invite/index',
  join: 'packages/directory/join/index',
  apply: 'packages/directory/apply/index',
  interest: 'packages/directory/interest/index',
  organisation: 'packages/directory/organisation/index',
  duty: 'packages/directory/duty/index',
  receptions: 'packages/directory/receptions/index',
  audit: 'packages/directory/audit/index',
  privacy: 'packages/own/privacy/index',
  ownData: 'packages/own/data/index',
  security: 'packages/own/security/index',
  pair: 'packages/own/pair/index',
} as const

const atSite = ({ doors }: Things): string => `${paths.report}?code=${doors.site.code}`
const writing = `${paths.report}?to=write`
const receiptOf =
  (which: 'fresh' | 'talked' | 'ended') =>
  ({ receipts }: Things): string =>
    `${paths.report}?to=receipt&id=${receipts[which]}`
const allReceipts = ({ receipts }: Things): Kept => receipts.kept

/** Everything that somebody without an account sees of a report. */
const reporting: Screen[] = [
  { name: 'landing', who: 'nobody', path: atSite, shows: '柳溪花园二期工地' },
  {
    name: 'report, step 1',
    who: 'nobody',
    path: writing,
    kept: ({ doors }) => draftKept(doors.site, { concerns: ['threatened'] }),
    shows: '先打 110',
  },
  {
    name: 'report, step 2',
    who: 'nobody',
    path: writing,
    kept: ({ doors }) => draftKept(doors.site, { step: 2 }),
    shows: '10 人以上会按集体的事来办',
  },
  {
    name: 'report, step 3',
    who: 'nobody',
    path: writing,
    kept: ({ doors }) => draftKept(doors.site, { step: 3 }),
    shows: '总包要先拿出来垫',
  },
  {
    name: 'report, step 4',
    who: 'nobody',
    path: writing,
    kept: ({ doors }) => draftKept(doors.site, { step: 4 }),
    shows: '没有照片，下一步',
  },
  {
    name: 'report, step 5',
    who: 'nobody',
    path: writing,
    kept: ({ doors }) => draftKept(doors.site, { step: 5, openness: 'named', name: '王师傅', phone: '13800001111' }),
    shows: '案件办结 2 年后删掉',
  },
  { name: 'receipt', who: 'nobody', path: receiptOf('fresh'), kept: allReceipts, shows: '街道收到了，放心' },
  { name: 'receipt, talked about', who: 'nobody', path: receiptOf('talked'), kept: allReceipts, shows: '带上考勤表' },
  { name: 'receipt, ended', who: 'nobody', path: receiptOf('ended'), kept: allReceipts, shows: '别的路，您看走哪条' },
  { name: 'follow', who: 'nobody', path: `${paths.report}?to=find`, kept: allReceipts, shows: '16 位回执号' },
  {
    name: 'progress of a visitor',
    who: 'nobody',
    path: paths.progress,
    kept: allReceipts,
    shows: '上的3',
  },
]

/** Points for goods, the code of a guide, talks that were led, and the window of the street. */
const exchanging: Screen[] = [
  { name: 'home of a saver', who: 'saver', path: paths.home, shows: '去换物品' },
  { name: 'goods', who: 'saver', path: paths.goods, shows: '还差 6 分' },
  {
    name: 'pickup',
    who: 'saver',
    path: paths.goods,
    shows: '等您领',
    further: async (hands) => {
      await hands.tap(/^洗衣液 2 升，留到/)
      await hands.see('后换新码')
    },
  },
  { name: 'redeemed', who: 'saver', path: paths.redeemed, shows: '以前的' },
  { name: 'refer', who: 'saver', path: paths.refer, shows: '接下来会怎样' },
  { name: 'mediation', who: 'saver', path: paths.mediation, shows: '两边都愿意吗？' },
  { name: 'progress with mediations', who: 'saver', path: paths.progress, shows: '我的调解' },
  { name: 'points, some set aside', who: 'saver', path: paths.points, shows: '先替您存着 18 分' },
  { name: 'counter', who: 'clerk', path: paths.counter, shows: '今天发出' },
  {
    name: 'counter, a code that counts',
    who: 'clerk',
    path: paths.counter,
    shows: '今天发出',
    further: async (hands) => {
      await typeDigits(hands, lastingDigits)
      await hands.see('码有效，可以发')
    },
  },
  { name: 'stock', who: 'clerk', path: paths.stock, shows: '东北大米' },
  { name: 'awards', who: 'clerk', path: paths.awards, shows: '自己的，请同事来撤' },
]

/** On the desk digits come first, on a phone they are for what cannot be scanned. */
async function typeDigits(hands: Hands, digits: string): Promise<void> {
  const byPhone = (await hands.read()).includes('扫不上')
  await hands.type(byPhone ? '扫不上，写他手机上的 6 个数字' : '他手机上的 6 个数字', digits)
  await hands.tap('查这个码')
}

const caseOf =
  (which: keyof Things['cases']) =>
  ({ cases }: Things): string =>
    `${paths.case}?id=${cases[which].caseId}`

/** The street's desk and a mediator's day. */
const handling: Screen[] = [
  { name: 'home of the street', who: 'desk', path: paths.home, shows: '先答复这几件' },
  { name: 'queue', who: 'desk', path: paths.queue, shows: '老周面馆' },
  { name: 'case at the desk', who: 'desk', path: caseOf('collective'), shows: '转给别的调解员' },
  { name: 'day', who: 'mediator', path: paths.home, shows: '在等您回话' },
  { name: 'case', who: 'mediator', path: caseOf('collective'), shows: '谁在办' },
  { name: 'case, settled', who: 'mediator', path: caseOf('settled'), shows: '说好给钱' },
  { name: 'case, no agreement', who: 'mediator', path: caseOf('failed'), shows: '没谈成：对方不愿谈' },
  { name: 'mediations', who: 'mediator', path: paths.mediations, shows: '两边都愿意谈，才算调解' },
]

/** Two entries beside each other. */
async function toMerge(hands: Hands): Promise<void> {
  await hands.tap(/^长青便利店/)
  await hands.see('留下哪一份？')
}

/** The register of places, what hangs there, and who has what they should have. */
const registering: Screen[] = [
  { name: 'places', who: 'desk', path: paths.places, shows: '老周面馆' },
  {
    name: 'places, none like that',
    who: 'desk',
    path: paths.places,
    shows: '老周面馆',
    further: async (hands) => {
      await hands.type('按名称找', '没有这一家')
      await hands.tap('找')
      await hands.see('这样选，一家也没有')
    },
  },
  { name: 'place', who: 'desk', path: ({ doors }) => `${paths.place}?id=${doors.site.placeId}`, shows: '再发一个码' },
  { name: 'place, a new one', who: 'desk', path: paths.placeEdit, shows: '登记这一家' },
  { name: 'place import', who: 'desk', path: paths.placeImport, shows: '下载模板' },
  {
    name: 'place of a firm',
    who: 'desk',
    path: paths.radar,
    shows: '长青电子装配',
    further: async (hands) => {
      await hands.tap(/^长青电子装配/)
      await hands.see('看全号')
    },
  },
  { name: 'radar', who: 'desk', path: paths.radar, shows: '60 天内到期的' },
  { name: 'duplicates', who: 'desk', path: paths.duplicates, shows: '同一社区，名称一样' },
  { name: 'merge', who: 'desk', path: paths.duplicates, shows: '长青便利店', further: toMerge },
  { name: 'code sheet', who: 'desk', path: paths.codeSheet, shows: '先选一个社区或网格' },
  {
    name: 'places without something',
    who: 'desk',
    path: `${paths.places}?without=mediation`,
    shows: '长青纺织',
  },
]

/** Who comes in, who is there, who is asked to come. */
const joining: Screen[] = [
  { name: 'applications', who: 'staff', path: paths.applications, shows: '共 1 份在等' },
  { name: 'people', who: 'staff', path: paths.people, shows: '周桂芳' },
  {
    name: 'person',
    who: 'staff',
    path: paths.people,
    shows: '林海',
    further: async (hands) => {
      await hands.tap(/^林海/)
      await hands.see('看全号')
    },
  },
  {
    name: 'person, one more role',
    who: 'staff',
    path: paths.people,
    shows: '林海',
    further: async (hands) => {
      await hands.tap(/^林海/)
      await hands.tap('加一个身份')
      await hands.see('加上这个身份')
    },
  },
  { name: 'volunteer import', who: 'staff', path: paths.volunteerImport, shows: '选一张表' },
  { name: 'invitations', who: 'staff', path: paths.invite, shows: '还没有发过邀请' },
  { name: 'apply', who: 'resident', path: paths.apply, shows: '我看过了，同意' },
  { name: 'interest', who: 'mediator', path: paths.interest, shows: '那家的门牌码' },
  { name: 'join', who: 'nobody', path: paths.join, shows: '大小写都行' },
]

/** What there is, who sits when, what was done; and what is one's own. */
const keeping: Screen[] = [
  { name: 'organisation', who: 'desk', path: paths.organisation, shows: '格四员空缺' },
  { name: 'duty', who: 'desk', path: paths.duty, shows: '段没人坐班' },
  { name: 'duty of a mediator', who: 'mediator', path: paths.duty, shows: '段没人坐班' },
  { name: 'receptions', who: 'desk', path: paths.receptions, shows: '孙书记' },
  { name: 'audit', who: 'administrator', path: paths.audit, shows: '新增了组织' },
  { name: 'privacy', who: 'resident', path: paths.privacy, shows: '反映的事' },
  { name: 'own data', who: 'resident', path: paths.ownData, shows: '抄一份我的全部资料' },
  { name: 'account', who: 'volunteer', path: paths.security, shows: '不当志愿者了' },
  { name: 'signing in on a PC', who: 'volunteer', path: paths.pair, shows: '码下面的 8 位' },
  {
    name: 'signing in on a PC, a browser asks',
    who: 'volunteer',
    path: paths.pair,
    shows: '码下面的 8 位',
    further: async (hands) => {
      await hands.type('码下面的 8 位', lastingPairing)
      await hands.tap('用这个码')
      await hands.see('电脑上现在是哪个数？')
    },
  },
]

/** Every page and every home, with something on it: looked at in every light. */
export const pages: Screen[] = [
  ...exchanging,
  ...reporting,
  ...handling,
  ...registering,
  ...joining,
  ...keeping,
  { name: 'home of a visitor', who: 'nobody', path: paths.home, shows: '工资没发、少发' },
  { name: 'home of a volunteer', who: 'volunteer', path: paths.home, shows: '等您看一眼' },
  { name: 'home of the community', who: 'staff', path: paths.home, shows: '等得最久的' },
  { name: 'sign-in', who: 'nobody', path: paths.signIn, shows: '街道发给您的账号' },
  { name: 'visit', who: 'volunteer', path: paths.visit, shows: '怎么样？' },
  { name: 'progress', who: 'volunteer', path: paths.progress, shows: '街道已收到' },
  { name: 'points', who: 'volunteer', path: paths.points, shows: '每一笔' },
  { name: 'inbox', who: 'volunteer', path: paths.inbox, shows: '走访核实了' },
  { name: 'mine', who: 'volunteer', path: paths.mine, shows: '看得舒服些' },
  { name: 'review', who: 'staff', path: paths.review, shows: '柳溪花园二期工地' },
]

/** The same pages for other people, who find them empty or closed. */
const others: Screen[] = [
  { name: 'home of a newcomer', who: 'newcomer', path: paths.home, shows: '还没有积分，记一次走访就有' },
  { name: 'home of a resident', who: 'resident', path: paths.home, shows: '想当小红帽志愿者' },
  { name: 'progress of a visitor, nothing yet', who: 'nobody', path: paths.progress, shows: '还没有记着的反映' },
  {
    name: 'landing of an unknown code',
    who: 'nobody',
    path: `${paths.report}?code=22222222`,
    shows: '这个码认不出来',
  },
  { name: 'landing of a volunteer', who: 'volunteer', path: atSite, shows: '记一次走访' },
  {
    name: 'landing, something unfinished',
    who: 'nobody',
    path: atSite,
    kept: ({ doors }) => draftKept(doors.site, { step: 3 }),
    shows: '上次填到第 3 步',
  },
  {
    name: 'report without a code, step 3',
    who: 'nobody',
    path: writing,
    kept: ({ doors }) => draftKept(doors.site, { step: 3, place: null }),
    shows: '哪条街、哪家单位或者工地',
  },
  {
    name: 'report, nothing answered',
    who: 'nobody',
    path: writing,
    shows: '还差：出了什么事、还在不在那儿干',
  },
  { name: 'progress of the community', who: 'staff', path: paths.progress, shows: '这里放您交上去的事' },
  { name: 'points of a newcomer', who: 'newcomer', path: paths.points, shows: '还没有积分' },
  { name: 'points of a grid worker', who: 'gridWorker', path: paths.points, shows: '网格员的走访不计分' },
  { name: 'inbox of a newcomer', who: 'newcomer', path: paths.inbox, shows: '还没有消息' },
  { name: 'apply, nobody known', who: 'nobody', path: paths.apply, shows: '请在微信里申请' },
  { name: 'people, seen by a volunteer', who: 'volunteer', path: paths.people, shows: '这一页不是您现在的身份用的' },
  { name: 'review by a volunteer', who: 'volunteer', path: paths.review, shows: '这一页不是您现在的身份用的' },
]

/** What is asked in a sheet above a page. */
const sheets: Screen[] = [
  {
    name: 'merge, the question',
    who: 'desk',
    path: paths.duplicates,
    shows: '长青便利店',
    further: async (hands) => {
      await toMerge(hands)
      await hands.tap('留第 1 份，合成一家')
      await hands.see('真的是同一家吗？')
    },
  },
  {
    name: 'queue, a report',
    who: 'desk',
    path: paths.queue,
    shows: '老周面馆',
    further: async (hands) => {
      // Beside the list on the desk, a page of its own on a phone.
      if (!(await hands.read()).includes('送到哪里')) await hands.tap(/柳溪花园二期工地/)
      await hands.see('回一句')
    },
  },
  {
    name: 'queue, giving it out',
    who: 'desk',
    path: paths.queue,
    shows: '老周面馆',
    further: async (hands) => {
      if (!(await hands.read()).includes('送到哪里')) await hands.tap(/柳溪花园二期工地/)
      await hands.tap('换一换')
      await hands.see('路由表说')
    },
  },
  {
    name: 'queue, refusing',
    who: 'desk',
    path: paths.queue,
    shows: '老周面馆',
    further: async (hands) => {
      if (!(await hands.read()).includes('送到哪里')) await hands.tap(/柳溪花园二期工地/)
      await hands.tap('不受理，写明原因')
      await hands.tap(/^说得太少/)
      await hands.see('本人会看到')
    },
  },
  {
    name: 'queue, what has ended',
    who: 'desk',
    path: paths.queue,
    shows: '老周面馆',
    further: async (hands) => {
      await hands.tap(/^已办结/)
      await hands.see('不受理')
    },
  },
  {
    name: 'case, what was done',
    who: 'mediator',
    path: caseOf('collective'),
    shows: '谁在办',
    further: async (hands) => {
      await hands.tap('记下这次调解')
      await hands.see('谈得怎么样？')
    },
  },
  {
    name: 'case, settling',
    who: 'mediator',
    path: caseOf('collective'),
    shows: '谁在办',
    further: async (hands) => {
      await hands.tap('更多')
      await hands.tap('谈成了')
      await hands.see('一共给多少')
    },
  },
  {
    name: 'case, the other roads',
    who: 'mediator',
    path: caseOf('collective'),
    shows: '谁在办',
    further: async (hands) => {
      await hands.tap('更多')
      await hands.tap('没谈成，告诉他别的路')
      await hands.see('劳动监察')
    },
  },
  {
    name: 'case, who reported',
    who: 'mediator',
    path: caseOf('collective'),
    shows: '谁在办',
    further: async (hands) => {
      await hands.tap('看联系方式')
      await hands.see('先写为什么要看')
    },
  },
  {
    name: 'case, another mediator',
    who: 'desk',
    path: caseOf('collective'),
    shows: '转给别的调解员',
    further: async (hands) => {
      await hands.tap('转给别的调解员')
      await hands.see('手上')
    },
  },
  {
    name: 'applications, taking in',
    who: 'staff',
    path: paths.applications,
    shows: '共 1 份在等',
    further: async (hands) => {
      await hands.tap(/^申小兰/)
      await hands.tap('通过 1 份')
      await hands.see('请先电话核对是本人')
    },
  },
  {
    name: 'invitations, a new one',
    who: 'staff',
    path: paths.invite,
    shows: '还没有发过邀请',
    further: async (hands) => {
      await hands.tap('发一个邀请码')
      await hands.see('比如：张律师')
    },
  },
  {
    name: 'organisation, another one',
    who: 'desk',
    path: paths.organisation,
    shows: '格四员空缺',
    further: async (hands) => {
      await hands.tap('加社区')
      await hands.see('写好名称就能加')
    },
  },
  {
    name: 'duty, a shift',
    who: 'desk',
    path: paths.duty,
    shows: '段没人坐班',
    further: async (hands) => {
      // Next week when the people were made, and this one when a Sunday has ended since.
      if (!(await hands.read()).includes('吴老师')) await hands.tap('下一周')
      await hands.see('吴老师')
      await hands.tap(/^吴老师/)
      await hands.see('去掉这一班')
    },
  },
  {
    name: 'receptions, another one',
    who: 'desk',
    path: paths.receptions,
    shows: '孙书记',
    further: async (hands) => {
      await hands.tap('加接访时间')
      await hands.see('写哪位领导')
    },
  },
  {
    name: 'own data, put right',
    who: 'resident',
    path: paths.ownData,
    shows: '抄一份我的全部资料',
    further: async (hands) => {
      await hands.tap('改姓名、手机号')
      await hands.see('街道有事打这个号码找您')
    },
  },
  {
    name: 'mediations, refusing',
    who: 'mediator',
    path: paths.mediations,
    shows: '两边都愿意谈，才算调解',
    further: async (hands) => {
      await hands.tap('不算数')
      await hands.see('为什么不算？')
    },
  },
  {
    name: 'goods, one item',
    who: 'saver',
    path: paths.goods,
    shows: '还差 6 分',
    further: async (hands) => {
      await hands.tap(/^东北大米/)
      await hands.see('今年的新米')
    },
  },
  {
    name: 'goods, too dear',
    who: 'saver',
    path: paths.goods,
    shows: '还差 6 分',
    further: async (hands) => {
      await hands.tap(/^大豆油/)
      await hands.see('还差 6 分就能换')
    },
  },
  {
    name: 'goods, the last question',
    who: 'saver',
    path: paths.goods,
    shows: '还差 6 分',
    further: async (hands) => {
      await hands.tap(/^东北大米/)
      await hands.tap('换这一件')
      await hands.see('换这一件，存 30 分')
    },
  },
  {
    name: 'pickup, giving back',
    who: 'saver',
    path: paths.goods,
    shows: '等您领',
    further: async (hands) => {
      await hands.tap(/^洗衣液 2 升，留到/)
      await hands.tap('不要了，把分退回来')
      await hands.see('退回 18 分')
    },
  },
  {
    name: 'mediation, another door',
    who: 'saver',
    path: paths.mediation,
    shows: '两边都愿意吗？',
    further: async (hands) => {
      await hands.tap(/^(顺意水果店|秀珍裁缝铺|红星五金店)/)
      await hands.see('最近去过的排前面')
    },
  },
  {
    name: 'counter, no code of ours',
    who: 'clerk',
    path: paths.counter,
    shows: '今天发出',
    further: async (hands) => {
      await typeDigits(hands, '48320')
      await hands.see('看看有没有少一位')
    },
  },
  {
    name: 'stock, goods come in',
    who: 'clerk',
    path: paths.stock,
    shows: '东北大米',
    further: async (hands) => {
      await hands.tap('进货')
      await hands.see('收到几份？')
    },
  },
  {
    name: 'awards, taking back',
    who: 'clerk',
    path: paths.awards,
    shows: '自己的，请同事来撤',
    further: async (hands) => {
      // On a phone the row opens; on the desk it has a button.
      await hands.tap(/^(撤回|陈玉兰.*)$/)
      await hands.see('为什么撤回？')
    },
  },
  {
    name: 'landing, something unfinished elsewhere',
    who: 'nobody',
    path: atSite,
    kept: ({ doors }) => draftKept(doors.noodles, { step: 3 }),
    shows: '柳溪花园二期工地',
    further: async (hands) => {
      await hands.tap(/^工资没发、少发/)
      await hands.see('上次填的是「老周面馆」的事')
    },
  },
  {
    name: 'follow, a slip',
    who: 'nobody',
    path: `${paths.report}?to=find`,
    shows: '16 位回执号',
    further: async (hands) => {
      await hands.type('16 位回执号', '4821 7730 9156 2040')
      await hands.see('这 16 个数字对不上')
    },
  },
  {
    name: 'receipt, a message',
    who: 'nobody',
    path: receiptOf('talked'),
    kept: allReceipts,
    shows: '给调解员留言',
    further: async (hands) => {
      await hands.tap('给调解员留言')
      await hands.see('想说什么？')
    },
  },
  {
    name: 'report, throwing it away',
    who: 'nobody',
    path: writing,
    kept: ({ doors }) => draftKept(doors.site),
    shows: '不填了，从这台',
    further: async (hands) => {
      await hands.tap(/^不填了，从这台/)
      await hands.see('填的都删掉？')
    },
  },
  {
    name: 'visit, typing a code',
    who: 'volunteer',
    path: paths.visit,
    shows: '怎么样？',
    further: async (hands) => {
      await hands.tap('扫门牌码')
      await hands.see('扫不上，就写码下面的 8 位')
    },
  },
  {
    name: 'visit, a clue',
    who: 'volunteer',
    path: paths.visit,
    shows: '怎么样？',
    further: async (hands) => {
      await hands.tap('听到点情况')
      await hands.see('大概是什么事？')
    },
  },
  {
    name: 'progress, one visit',
    who: 'volunteer',
    path: paths.progress,
    shows: '街道已收到',
    further: async (hands) => {
      await hands.tap(/^柳溪花园二期工地，/)
      await hands.see('等社区看')
    },
  },
  {
    name: 'progress, a sentence',
    who: 'volunteer',
    path: paths.progress,
    shows: '街道已收到',
    further: async (hands) => {
      await hands.tap('补一句说明')
      await hands.see('是怎么回事？')
    },
  },
  {
    name: 'progress, taking back',
    who: 'volunteer',
    path: paths.progress,
    shows: '街道已收到',
    further: async (hands) => {
      await hands.tap(/^柳溪花园二期工地，/)
      await hands.tap('撤回')
      await hands.see('撤回这一条？')
    },
  },
  {
    name: 'home, another role',
    who: 'volunteer',
    path: paths.home,
    shows: '等您看一眼',
    further: async (hands) => {
      await hands.tap(/^现在的身份/)
      await hands.see('换个身份')
    },
    inCare: false,
  },
  {
    name: 'account, another password',
    who: 'volunteer',
    path: paths.security,
    shows: '不当志愿者了',
    further: async (hands) => {
      await hands.tap('改密码')
      await hands.type('新密码', 'taoyuan 2026')
      await hands.see('写到 14 位更安全')
    },
  },
  {
    name: 'account, giving a role back',
    who: 'volunteer',
    path: paths.security,
    shows: '不当志愿者了',
    further: async (hands) => {
      await hands.tap('不当志愿者了')
      await hands.see('攒的分都留着')
    },
  },
  {
    name: 'sign-in, by the phone',
    who: 'nobody',
    path: paths.signIn,
    shows: '街道发给您的账号',
    further: async (hands) => {
      // At once on the desk; on a phone it waits behind a link.
      if (!(await hands.read()).includes('用手机扫一扫登录')) await hands.tap('用另一台手机扫一扫登录')
      await hands.see('手机会问电脑上是哪个数')
    },
  },
  {
    name: 'mine, leaving',
    who: 'volunteer',
    path: paths.mine,
    shows: '看得舒服些',
    further: async (hands) => {
      await hands.tap('退出登录')
      await hands.see('退出登录？')
    },
  },
  {
    name: 'review, refusing',
    who: 'staff',
    path: paths.review,
    shows: '柳溪花园二期工地',
    further: async (hands) => {
      // On a phone the visit opens as a sheet; on the desk the first is open already.
      if (!(await hands.read()).includes('不算数，写明原因')) await hands.tap(/^柳溪花园二期工地，/)
      await hands.tap('不算数，写明原因')
      await hands.see('为什么不算数？')
    },
  },
]

export const everything: Screen[] = [...pages, ...others, ...sheets]
