/** What a volunteer can help with, asked in plain words when somebody applies. */
export const skills = ['talking', 'law', 'listening', 'dialect', 'errands', 'phone'] as const
export type Skill = (typeof skills)[number]

export const skillLabels = {
  talking: '会劝和',
  law: '懂点法律',
  listening: '会听人说心事',
  dialect: '会说几种方言',
  errands: '腿脚快，能跑腿',
  phone: '会用手机、电脑',
} as const satisfies Record<Skill, string>
