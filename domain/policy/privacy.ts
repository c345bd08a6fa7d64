import { keepingPolicy } from './keeping'

/** What personal data are for: one row is one purpose. Feeds the page 隐私说明, the paper in docs and WeChat's privacy guide. */
export type Purpose = {
  id: string
  /** What it is about, as people say it. */
  title: string
  fields: readonly string[]
  why: string
  /** The ground in the law on personal data (个人信息保护法), by its article. */
  ground: string
  kept: string
  /** Who may see it. */
  seenBy: string
}

/** What stays when somebody leaves, and why; it is locked away and stands in no list. */
export type Kept = { what: string; reason: string; kept: string }

/**
 * Every purpose there is, with its version: whoever agreed, agreed to a version. Sources: 个人信息保护法 13 (grounds), 17 (notice),
 * 28–29 (sensitive data), 45–47 (copy, correct, delete); 志愿服务条例 (true records of service, kept). How long the street keeps what
 * the law leaves open is the street's decision.
 */
export const privacyPolicy = {
  kind: 'privacy',
  version: '2026-01',
  source: '个人信息保护法 13、17、28、29、45、46、47；志愿服务条例；保存多久由街道决定',
  from: '2026-01-01',
  text: '隐私说明',
  /** Who answers for it, and where to ask. */
  contact: '各街道的窗口和电话，在首页“街道”里能看到',
  purposes: [
    {
      id: 'account',
      title: '账号和身份',
      fields: ['姓名', '手机号', '所在社区和网格', '身份', '微信标识'],
      why: '认得是您本人，知道您能办哪些事',
      ground: '您的同意（第 13 条第 1 项）',
      kept: '账号在用期间；注销后抹掉，志愿服务记录要用的部分锁起来留着',
      seenBy: '本社区、本街道的工作人员；手机号打码，看全号要写理由、留记录',
    },
    {
      id: 'application',
      title: '志愿者申请',
      fields: ['姓名', '手机号', '特长', '想说的话', '微信标识'],
      why: '社区看一看，跟您联系，决定通过不通过',
      ground: '您的同意（第 13 条第 1 项）',
      kept: `通过、没通过或者您撤回以后 ${keepingPolicy.applicationDays} 天`,
      seenBy: '所申请社区和街道的工作人员',
    },
    {
      id: 'service',
      title: '走访、调解和积分',
      fields: ['走访记录', '主动调解记录', '积分和兑换'],
      why: '如实记下志愿服务，给您开证明、换东西',
      ground: '您的同意（第 13 条第 1 项）；如实记录志愿服务是法定义务（第 13 条第 3 项）',
      kept: '长期，志愿服务记录要能查、能开证明',
      seenBy: '您自己、核实的社区工作人员、街道',
    },
    {
      id: 'report',
      title: '反映的事',
      fields: ['欠薪等情况', '照片（去掉拍摄信息）', '愿意留的姓名和手机号'],
      why: '把事办成，能联系到您',
      ground: '您的单独同意（第 13 条第 1 项、第 29 条）；不留姓名也一样办',
      kept: `案件办结后 ${keepingPolicy.reportYears} 年`,
      seenBy: '街道窗口和办这件事的调解员；老板、志愿者和别的单位都看不到',
    },
    {
      id: 'mediator',
      title: '调解员名册和值班',
      fields: ['姓名', '证书', '语言', '值班时间'],
      why: '让来找的人知道谁在、谁能帮',
      ground: '您的同意（第 13 条第 1 项）',
      kept: '在名册期间',
      seenBy: '街道工作人员；值班当天的姓名和身份写在街道页面上',
    },
    {
      id: 'contact',
      title: '单位联系人',
      fields: ['联系人姓名', '联系人手机号'],
      why: '有事能和单位联系上',
      ground: '履行街道的职责所必需（第 13 条第 3 项）',
      kept: '单位登记期间；换了人就改',
      seenBy: '本社区、本街道的工作人员；手机号打码，看全号要写理由、留记录',
    },
    {
      id: 'safety',
      title: '操作记录和防猜',
      fields: ['谁在什么时候办了什么', '试错次数（只留认不出人的标记）'],
      why: '出了问题能查清，防止有人乱试号码',
      ground: '履行法定职责和安全义务（第 13 条第 3 项、第 51 条）',
      kept: `操作记录长期；试错次数 ${keepingPolicy.triesDays} 天；扫码登录 ${keepingPolicy.pairingDays} 天；没导入完的名单 ${keepingPolicy.importDays} 天；办过的操作编号 ${keepingPolicy.commandDays} 天`,
      seenBy: '管理员；里面有办事人的姓名、事情的编号和写下的理由，没有别人的号码',
    },
  ] satisfies Purpose[],
  keptAfterLeaving: [
    {
      what: '志愿服务记录：哪天去了哪里、得了多少分',
      reason: '志愿服务要如实记录、能开证明（志愿服务条例）；发出去的东西要对得上账',
      kept: '长期，只有编号，不写您的名字',
    },
    {
      what: '姓名和手机号，加密锁起来一份',
      reason: '以后您或有关部门来查志愿服务记录、查发放的东西，要认得出是谁',
      kept: '3 年，之后抹掉',
    },
    {
      what: '值班记录：哪天坐过班',
      reason: '谁在什么时候坐班，以后要能查清（个人信息保护法 51、54）',
      kept: '长期，只有编号，不写您的名字；后面还没到的班去掉',
    },
    {
      what: '操作记录：您办过的事的编号',
      reason: '核实、发放、看号码这些事，要能说清是谁办的（个人信息保护法 51、54）',
      kept: '长期，只有编号',
    },
    {
      what: '当过调解员的：办过的案件上您的名字',
      reason: '案件要说得清是谁调解的，卷宗不能改',
      kept: '和案件一起留着，只有街道窗口看得到',
    },
  ] satisfies Kept[],
  /** For so long the name that was locked away is kept. */
  lockedYears: 3,
  /** What WeChat asks before it gives something to the mini-program: the words for the privacy guide of its console. */
  wechat: [
    { api: 'chooseMedia', asks: '选中的照片', why: '给反映的事当证据' },
    { api: 'scanCode', asks: '摄像头', why: '扫门口的场所码和领取码' },
    { api: 'setClipboardData', asks: '剪贴板', why: '复制回执号，免得抄错' },
    { api: 'saveImageToPhotosAlbum', asks: '相册（只存不看）', why: '把回执存成图片，免得丢了' },
    { api: 'chooseLocation', asks: '选中的地点', why: '工作人员登记单位时，在地图上点出它在哪儿' },
  ],
} as const
