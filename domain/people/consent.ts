/**
 * What somebody agrees to before the street keeps a name and a phone number. Kept with its version, so that it can be shown
 * again as it was read; a changed text gets a new version and is asked anew.
 */
export const joinConsent = {
  text: '加入说明',
  version: '2026-01',
  words: [
    '我们记下您的姓名、手机号和所在社区，只用来联系您、安排志愿服务和记积分。',
    '手机号加密保存，同事平时只看得到前三位和后四位；谁看了全号、为什么看，都有记录。',
    '您随时可以撤回申请或者退出，找社区说一声就行。',
  ],
} as const
