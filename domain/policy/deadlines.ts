/** The clocks of one report and its case, as data. */
export type DeadlinePolicy = {
  kind: 'deadlines'
  version: string
  source: string
  from: string
  /** Accept or refuse in writing within so many working days of receipt. */
  answerWorkdays: number
  /** Settle within so many calendar days of acceptance, by class. */
  settleDays: { ordinary: number; complex: number }
  /** From receipt to the offer of arbitration; applying earlier is never locked. */
  arbitrationDays: number
  /** When the office closes: shown beside each last day. */
  closesAt: string
}

export const deadlinePolicies: readonly DeadlinePolicy[] = [
  {
    kind: 'deadlines',
    version: '2026-01',
    source: '安远县经验（S1）：一般 3 天、复杂 7 天；企业劳动争议协商调解规定 22（3 个工作日）；调解仲裁法 14（15 日）',
    from: '2026-01-01',
    answerWorkdays: 3,
    settleDays: { ordinary: 3, complex: 7 },
    arbitrationDays: 15,
    closesAt: '17:00',
  },
]

export const deadlinePolicyOn = (day: string): DeadlinePolicy =>
  [...deadlinePolicies].reverse().find(({ from }) => from <= day) ?? (deadlinePolicies[0] as DeadlinePolicy)
