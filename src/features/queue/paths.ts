import type { ReportShown } from './queue-words'

export const pathOfCase = (caseId: string): string => `/packages/mediation/case/index?id=${caseId}`

/** The whole page of a report: its case once there is one. */
export const pathOfReport = ({ key, caseId }: Pick<ReportShown, 'key' | 'caseId'>): string =>
  caseId === null ? `/packages/street/report/index?id=${key}` : pathOfCase(caseId)
