import type { PlaceEntry } from '#domain/contract/place'
import { contractorsIn, contractorsText } from '#domain/place/contractors'
import { creditCodeIn } from '#domain/place/credit-code'
import { type PlaceKind, placeKindLabels, placeKinds } from '#domain/place/place'
import {
  type MediationBody,
  mediationBodies,
  mediationBodyLabels,
  noCompliance,
  type Term,
} from '#domain/place/registry'
import type { StoredPlace } from '#domain/place/stored'

/**
 * What a table of places looks like: one list of columns for the template, the import and the export. `field` is where the wire's
 * own check finds fault with what stands in the column.
 */
export const columns = [
  { key: 'name', header: '名称', field: 'name', width: 28 },
  { key: 'creditCode', header: '统一社会信用代码', field: 'registry.creditCode', width: 22 },
  { key: 'kind', header: '类型', field: 'kind', width: 10 },
  { key: 'community', header: '社区', field: 'orgPath', width: 14 },
  { key: 'grid', header: '网格', field: 'orgPath', width: 14 },
  { key: 'legalName', header: '登记名称', field: 'registry.legalName', width: 28 },
  { key: 'aliases', header: '别名', field: 'registry.aliases', width: 16 },
  { key: 'industry', header: '行业', field: 'registry.industry', width: 12 },
  { key: 'staff', header: '用工人数', field: 'registry.staffCount', width: 10 },
  { key: 'address', header: '地址', field: 'registry.address', width: 30 },
  { key: 'invested', header: '招商引资', field: 'invested', width: 10 },
  { key: 'contactName', header: '联系人', field: 'contact.name', width: 12 },
  { key: 'contactPhone', header: '联系电话', field: 'contact.phone', width: 16 },
  { key: 'general', header: '总包', field: 'registry.contractors', width: 26 },
  { key: 'sub', header: '分包', field: 'registry.contractors', width: 26 },
  { key: 'labour', header: '劳务公司', field: 'registry.contractors', width: 26 },
  { key: 'mediation', header: '调解组织', field: 'registry.compliance.mediation', width: 14 },
  { key: 'contractFrom', header: '集体合同签订日', field: 'registry.compliance.collectiveContract.from', width: 16 },
  { key: 'contractTo', header: '集体合同到期日', field: 'registry.compliance.collectiveContract.through', width: 16 },
  { key: 'womensFrom', header: '女职工合同签订日', field: 'registry.compliance.womensContract.from', width: 16 },
  { key: 'womensTo', header: '女职工合同到期日', field: 'registry.compliance.womensContract.through', width: 16 },
  { key: 'harmonyFrom', header: '和谐企业授予日', field: 'registry.compliance.harmony.from', width: 16 },
  { key: 'harmonyTo', header: '和谐企业到期日', field: 'registry.compliance.harmony.through', width: 16 },
] as const
type Key = (typeof columns)[number]['key']

/** The texts of one row, by column; empty where nothing stands. */
export type Cells = Record<Key, string>
export type Problem = { column: Key; message: string }

/** `A`, `B`, … of a column. */
export const letterOf = (key: Key): string =>
  String.fromCharCode(65 + columns.findIndex((column) => column.key === key))

/** The column in which the wire's check found fault; the name's where no column is nearer. */
export const columnOfField = (path: string): Key =>
  columns.find(({ field }) => path === field || path.startsWith(`${field}.`) || field.startsWith(`${path}.`))?.key ??
  'name'

export const yesNo = ['是', '否'] as const
/** Which column takes only which words. */
export const choices: Partial<Record<Key, readonly string[]>> = {
  kind: placeKinds.map((kind) => placeKindLabels[kind]),
  invested: yesNo,
  mediation: mediationBodies.map((body) => mediationBodyLabels[body]),
}

/** The place that names of a community and a grid stand for; undefined when there is none within reach. */
export type FindArea = (community: string, grid: string) => string | undefined

/** A row as the wire would send it, not looked at yet, and what cannot even be said so. */
export function entryIn(cells: Cells, findArea: FindArea): { entry: PlaceEntry; problems: Problem[] } {
  const problems: Problem[] = []
  const fault = (column: Key, message: string) => void problems.push({ column, message })
  const kind = placeKinds.find((one) => placeKindLabels[one] === cells.kind)
  if (kind === undefined) fault('kind', `类型要写${Object.values(placeKindLabels).join('、')}里的一个`)
  if (cells.invested !== '' && !(yesNo as readonly string[]).includes(cells.invested))
    fault('invested', '招商引资写“是”或“否”')
  const mediation = cells.mediation === '' ? 'none' : bodyIn(cells.mediation)
  if (mediation === undefined) fault('mediation', '调解组织写“调解委员会”“调解员”或“没有”')
  const orgPath = findArea(cells.community, cells.grid)
  if (orgPath === undefined)
    fault(
      cells.community !== '' && findArea(cells.community, '') !== undefined ? 'grid' : 'community',
      cells.community === '' ? '社区空着' : '没有这个社区或网格，或者不归您管',
    )
  if (cells.staff !== '' && !/^\d{1,7}$/.test(cells.staff)) fault('staff', '用工人数只写数字')
  const registry: NonNullable<PlaceEntry['registry']> = {
    creditCode: cells.creditCode === '' ? null : creditCodeIn(cells.creditCode),
    legalName: cells.legalName,
    aliases: cells.aliases.split(/[、；;]/).flatMap((alias) => alias.trim() || []),
    industry: cells.industry,
    ...{ staffBand: null, staffCount: /^\d{1,7}$/.test(cells.staff) ? Number(cells.staff) : null },
    ...{ address: cells.address, location: null, enterpriseGrid: null },
    contractors: (['general', 'sub', 'labour'] as const).flatMap((part) => contractorsIn(part, cells[part])),
    compliance: {
      mediation: mediation ?? 'none',
      collectiveContract: termIn(cells.contractFrom, cells.contractTo),
      womensContract: termIn(cells.womensFrom, cells.womensTo),
      harmony: termIn(cells.harmonyFrom, cells.harmonyTo),
    },
  }
  const { contactName, contactPhone } = cells
  const contact = contactName === '' && contactPhone === '' ? null : { name: contactName, phone: contactPhone }
  const entry = { kind: kind ?? 'company', name: cells.name, orgPath: orgPath ?? '/x', contact, registry }
  return { entry: { ...entry, invested: cells.invested === '是' }, problems }
}

const bodyIn = (word: string): MediationBody | undefined =>
  mediationBodies.find((body) => mediationBodyLabels[body] === word)

const termIn = (from: string, through: string): Term | null =>
  from === '' && through === '' ? null : { from, through }

/** A place as a row of the table. `contact` is masked. */
export function cellsOf(
  { name, kind, invested, registry }: StoredPlace,
  { community, grid, contact }: { community: string; grid: string; contact: { name: string; phone: string } | null },
): Cells {
  const { collectiveContract, womensContract, harmony, mediation } = registry?.compliance ?? noCompliance
  const chain = registry?.contractors ?? []
  return {
    ...{ name, community, grid, kind: placeKindLabels[kind as PlaceKind], invested: invested ? '是' : '否' },
    creditCode: registry?.creditCode ?? '',
    legalName: registry?.legalName ?? '',
    aliases: registry?.aliases.join('、') ?? '',
    industry: registry?.industry ?? '',
    staff: registry?.staff?.count == null ? '' : String(registry.staff.count),
    address: registry?.address ?? '',
    ...{ contactName: contact?.name ?? '', contactPhone: contact?.phone ?? '' },
    ...{ general: contractorsText(chain, 'general'), sub: contractorsText(chain, 'sub') },
    labour: contractorsText(chain, 'labour'),
    mediation: mediationBodyLabels[mediation],
    ...{ contractFrom: collectiveContract?.from ?? '', contractTo: collectiveContract?.through ?? '' },
    ...{ womensFrom: womensContract?.from ?? '', womensTo: womensContract?.through ?? '' },
    ...{ harmonyFrom: harmony?.from ?? '', harmonyTo: harmony?.through ?? '' },
  }
}
