/** What happened to a person, in words for their card. */
const words: Record<string, string> = {
  'people.admit': '通过志愿者申请',
  'people.import': '从志愿者表格导入',
  'people.acceptInvitation': '用邀请码加入',
  'people.giveRole': '加了一个身份',
  'people.endRole': '定了身份的最后一天',
  'people.suspend': '停用账号',
  'people.resume': '恢复账号',
  'people.revealPhone': '看了手机号',
  'account.changePassword': '改了密码',
  'account.signOutEverywhere': '退出了所有电脑',
  'account.linkWechat': '绑定微信',
  'account.confirmPairing': '扫码登录了一台电脑',
  'account.leaveRole': '交回了一个身份',
}

/** Undefined for what does not belong on a card. */
export const historyWords = (what: string): string | undefined => words[what]
