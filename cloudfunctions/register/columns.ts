import { contractorsText } from '#domain/place/contractors'
import { locationText } from '#domain/place/location'
import { type PlaceKind, placeKindLabels, placeKinds } from '#domain/place/place'
import { mediationBodies, mediationBodyLabels, noCompliance, staffBandLabels } from '#domain/place/registry'
import type { StoredPlace } from '#domain/place/stored'
import { type Form, letterIn } from './form'

/**
 * What a table of places looks like: one list of columns for the template, the import and the export. `field` is where the wire's
 * own check finds fault with what stands in the column.
 */
const columns = [
  { key: 'name', header: '名称', field: 'name', width: 28 },
  { key: 'creditCode', header: '统一社会信用代码', field: 'registry.creditCode', width: 22 },
  { key: 'kind', header: '类型', field: 'kind', width: 10 },
  { key: 'community', header: '社区', field: 'orgPath', width: 14 },
  { key: 'grid', header: '网格', field: 'orgPath', width: 14 },
  { key: 'legalName', header: '登记名称', field: 'registry.legalName', width: 28 },
  { key: 'aliases', header: '别名', field: 'registry.aliases', width: 16 },
  { key: 'industry', header: '行业', field: 'registry.industry', width: 12 },
  { key: 'staff', header: '用工人数', field: 'registry.staffCount', width: 12 },
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
  { key: 'enterpriseGrid', header: '企业网格', field: 'registry.enterpriseGrid', width: 16 },
  { key: 'location', header: '地图位置', field: 'registry.location', width: 24 },
  // Of an export: by it a row is known to be a place that is there already.
  { key: 'number', header: '编号', field: 'number', width: 30 },
] as const
type Key = (typeof columns)[number]['key']

/** The texts of one row, by column; empty where nothing stands. */
export type Cells = Record<Key, string>
export type Problem = { column: Key; message: string }

/** `A`, `B`, … of a column. */
export const letterOf = (key: Key): string => letterIn(columns, key)

/** The column in which the wire's check found fault; the name's where no column is nearer. */
export const columnOfField = (path: string): Key =>
  columns.find(({ field }) => path === field || path.startsWith(`${field}.`) || field.startsWith(`${path}.`))?.key ??
  'name'

export const yesNo = ['是', '否'] as const

export const placeForm: Form<Key> = {
  sheet: '单位',
  columns,
  choices: {
    kind: placeKinds.map((kind) => placeKindLabels[kind]),
    invested: yesNo,
    mediation: mediationBodies.map((body) => mediationBodyLabels[body]),
  },
  mostRows: 5000,
}

/** The place that names of a community and a grid stand for; undefined when there is none within reach. */
export type FindArea = (community: string, grid: string) => string | undefined

/** What a row says that the place itself does not: names of where it lies, and the contact, masked. */
type Beside = {
  community: string
  grid: string
  enterpriseGrid: string
  contact: { name: string; phone: string } | null
}

/** A place as a row of the table. */
export function cellsOf(
  { _id, name, kind, invested, registry }: StoredPlace,
  { community, grid, enterpriseGrid, contact }: Beside,
): Cells {
  const { collectiveContract, womensContract, harmony, mediation } = registry?.compliance ?? noCompliance
  const chain = registry?.contractors ?? []
  const staff = registry?.staff ?? null
  return {
    ...{ name, community, grid, kind: placeKindLabels[kind as PlaceKind], invested: invested ? '是' : '否' },
    creditCode: registry?.creditCode ?? '',
    legalName: registry?.legalName ?? '',
    aliases: registry?.aliases.join('、') ?? '',
    industry: registry?.industry ?? '',
    staff: staff === null ? '' : staff.count === null ? staffBandLabels[staff.band] : String(staff.count),
    address: registry?.address ?? '',
    ...{ contactName: contact?.name ?? '', contactPhone: contact?.phone ?? '' },
    ...{ general: contractorsText(chain, 'general'), sub: contractorsText(chain, 'sub') },
    labour: contractorsText(chain, 'labour'),
    mediation: mediationBodyLabels[mediation],
    ...{ contractFrom: collectiveContract?.from ?? '', contractTo: collectiveContract?.through ?? '' },
    ...{ womensFrom: womensContract?.from ?? '', womensTo: womensContract?.through ?? '' },
    ...{ harmonyFrom: harmony?.from ?? '', harmonyTo: harmony?.through ?? '' },
    ...{ enterpriseGrid, location: locationText(registry?.location ?? null), number: _id },
  }
}
