import * as z from 'zod'

/** An id of ours as `mintId` makes it: 26 characters, first at most 7 (48 bits of time). */
const id = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, '编号格式不对')

export const UserId = id.brand('UserId')
export type UserId = z.infer<typeof UserId>
export const PlaceId = id.brand('PlaceId')
export type PlaceId = z.infer<typeof PlaceId>
/** A visit's id is the id of the command that recorded it: what is minted once on the phone can be counted only once. */
export const VisitId = id.brand('VisitId')
export type VisitId = z.infer<typeof VisitId>
export const CommandId = id.brand('CommandId')
export type CommandId = z.infer<typeof CommandId>
/** A report's id is the id of the command that submitted it. It never leaves towards volunteers or reporters. */
export const ReportId = id.brand('ReportId')
export type ReportId = z.infer<typeof ReportId>
export const CaseId = id.brand('CaseId')
export type CaseId = z.infer<typeof CaseId>
/** An active mediation's id is the id of the command that recorded it. */
export const MediationId = id.brand('MediationId')
export type MediationId = z.infer<typeof MediationId>
export const GoodsId = id.brand('GoodsId')
export type GoodsId = z.infer<typeof GoodsId>
/** A redemption's id is the id of the command that reserved the item. */
export const RedemptionId = id.brand('RedemptionId')
export type RedemptionId = z.infer<typeof RedemptionId>
