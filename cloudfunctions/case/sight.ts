import type { StoredCase } from '#domain/case/stored'
import type { CaseId, ReportId } from '#domain/kernel/id'
import { granted, type Result, refused } from '#domain/kernel/result'
import { isWithin, type OrgPath } from '#domain/organisation/path'
import { grantOf } from '#domain/organisation/scope'
import type { StoredReport } from '#domain/report/stored'
import type { GrantedCall } from '../kit/route'
import type { Store, Transaction } from '../kit/store'

/** The street at whose desk a caller sits. */
export type Desk = { streetId: string; path: OrgPath }

/** One desk a call: that of the caller's own street when a role is held in two. Only for scopes that reach over a street. */
export function deskOf(call: GrantedCall): Desk {
  const { within } = call.grant
  const path = within.find((street) => isWithin(call.caller.orgPath, street)) ?? within[0]
  if (path === undefined) throw new Error('a desk without a street')
  return { path, streetId: path.slice(path.lastIndexOf('/') + 1) }
}

/** How somebody stands to a report or its case: at the desk of its street, or with the case in hand. Either may read it. */
export type Standing = { atDesk: boolean; handles: boolean }

/** By all roles of the caller, so that a page says the same whichever route it came from. */
function standing(
  { caller }: GrantedCall,
  { orgPath, mediatorId }: { orgPath: OrgPath; mediatorId: string | undefined },
): Standing {
  const reader = grantOf('case.read', caller.roles)
  return {
    atDesk: reader?.within.some((street) => isWithin(orgPath, street)) ?? false,
    handles: reader?.roles.includes('mediator') === true && mediatorId === caller.userId,
  }
}

type Reader = Pick<Store | Transaction, 'get'>
export const noReport = () => refused('notFound', '没找到这条反映，刷新看看。')
export const noCase = () => refused('notFound', '没找到这一件，刷新看看。')

/** A report at this desk. Another street's is "not found" like one that never was. */
export async function reportAtDesk(from: Reader, desk: Desk, reportId: ReportId): Promise<Result<StoredReport>> {
  const report = await from.get('reports', reportId)
  return report && isWithin(report.orgPath, desk.path) ? granted(report) : noReport()
}

/** A report with its case, for the desk and for the mediator of the case; another mediator's is "not found". */
export async function readableReport(
  from: Reader,
  call: GrantedCall,
  reportId: ReportId,
): Promise<Result<{ report: StoredReport; opened: StoredCase | undefined } & Standing>> {
  const report = await from.get('reports', reportId)
  if (!report) return noReport()
  const opened = report.caseId === null ? undefined : await from.get('cases', report.caseId)
  const stands = standing(call, { orgPath: report.orgPath, mediatorId: opened?.mediatorId })
  return stands.atDesk || stands.handles ? granted({ report, opened, ...stands }) : noReport()
}

/** A case, for the desk and for whoever has it in hand. */
export async function readableCase(
  from: Reader,
  call: GrantedCall,
  caseId: CaseId,
): Promise<Result<{ opened: StoredCase } & Standing>> {
  const opened = await from.get('cases', caseId)
  if (!opened) return noCase()
  const stands = standing(call, opened)
  return stands.atDesk || stands.handles ? granted({ opened, ...stands }) : noCase()
}
