/** What is wrong. Wages come first; the two others are there because the routing table has rules for them. */
export const troubles = ['wagesUnpaid', 'wagesShort', 'overtimeUnpaid', 'depositKept'] as const
export type Trouble = (typeof troubles)[number]
export const troubleLabels = {
  wagesUnpaid: '工资没发',
  wagesShort: '工资少发',
  overtimeUnpaid: '加班费没给',
  depositKept: '押金不退',
} as const satisfies Record<Trouble, string>

/** What else the reporter is up against: each sends the report to somebody more, or to the top of the list. */
export const concerns = ['bossGone', 'threatened', 'injured', 'unsafe'] as const
export type Concern = (typeof concerns)[number]
export const concernLabels = {
  bossGone: '老板找不到了',
  threatened: '有人威胁',
  injured: '有人受伤',
  unsafe: '干活不安全',
} as const satisfies Record<Concern, string>

/** Per person, in yuan; `unsure` is an answer too. */
export const amountRanges = ['under5k', '5kTo10k', '10kTo30k', '30kTo50k', 'over50k', 'unsure'] as const
export type AmountRange = (typeof amountRanges)[number]
export const amountRangeLabels = {
  under5k: '5 千以下',
  '5kTo10k': '5 千 – 1 万',
  '10kTo30k': '1 万 – 3 万',
  '30kTo50k': '3 万 – 5 万',
  over50k: '5 万以上',
  unsure: '说不准',
} as const satisfies Record<AmountRange, string>

export const peopleRanges = ['one', 'twoToFour', 'fiveToNine', 'tenOrMore'] as const
export type PeopleRange = (typeof peopleRanges)[number]
export const peopleRangeLabels = {
  one: '就我一个',
  twoToFour: '2 – 4 人',
  fiveToNine: '5 – 9 人',
  tenOrMore: '10 人以上',
} as const satisfies Record<PeopleRange, string>

/** Who should pay, as far as the reporter knows. On a site the general contractor answers for its subcontractors (Order 724, article 30). */
export const debtors = ['employer', 'generalContractor', 'subcontractor', 'crewLeader', 'unknown'] as const
export type Debtor = (typeof debtors)[number]
export const debtorLabels = {
  employer: '这家单位',
  generalContractor: '总包',
  subcontractor: '分包、劳务公司',
  crewLeader: '包工头',
  unknown: '说不清',
} as const satisfies Record<Debtor, string>

/**
 * How much of themselves reporters give: `named` to the street · `mediatorOnly` to the mediator of the case and nobody
 * else · `anonymous` to nobody. Employer and volunteer never see any of it.
 */
export const openness = ['named', 'mediatorOnly', 'anonymous'] as const
export type Openness = (typeof openness)[number]
export const opennessLabels = {
  named: '告诉街道和调解员',
  mediatorOnly: '只告诉调解员',
  anonymous: '不留姓名',
} as const satisfies Record<Openness, string>

/** received: waits for the street · accepted: a case is open · refused: told why in writing. */
export const reportStates = ['received', 'accepted', 'refused'] as const
export type ReportState = (typeof reportStates)[number]

/** The written grounds on which a report may be refused; each sentence says what the person can do instead. */
export const refusalGrounds = ['notOurStreet', 'notLabour', 'alreadyFiled', 'tooLittle'] as const
export type RefusalGround = (typeof refusalGrounds)[number]
export const refusalGroundTexts = {
  notOurStreet: '这件事归别的街道管，请打 12345 转过去。',
  notLabour: '这件事不是劳动争议，请打 12345 问该找谁。',
  alreadyFiled: '这件事仲裁或法院已经在办，请等那边的结果。',
  tooLittle: '说得太少，找不到是哪家单位。请补几句再反映一次。',
} as const satisfies Record<RefusalGround, string>

/** The most evidence photos of one report. */
export const mostPhotos = 6
