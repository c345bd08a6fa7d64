import { PlaceEntry } from '#domain/contract/place'
import { contractorsIn } from '#domain/place/contractors'
import { creditCodeIn } from '#domain/place/credit-code'
import { locationIn } from '#domain/place/location'
import { placeKindLabels, placeKinds } from '#domain/place/place'
import {
  contractorParts,
  type MediationBody,
  mediationBodies,
  mediationBodyLabels,
  type StaffBand,
  staffBandLabels,
  staffBands,
  type Term,
} from '#domain/place/registry'
import type { StoredPlace } from '#domain/place/stored'
import type { NamedAreas } from './areas'
import { type Cells, columnOfField, type Problem, yesNo } from './columns'

/** A place that is there already, with the row that it would be exported as. */
export type Before = { place: StoredPlace; shown: Cells }

type Read = { entry: PlaceEntry | undefined; problems: Problem[] }

/**
 * A row as the wire would send it, or what is wrong with which of its cells. What stands there as it was exported stays as it is
 * kept: a table says less than the register (the order of a chain, the number behind a mask).
 */
export function entryIn(cells: Cells, areas: NamedAreas, before?: Before): Read {
  const said = saidIn(cells, areas, before)
  const parsed = PlaceEntry.safeParse(said.entry)
  const seen = new Set(said.problems.map(({ column }) => column))
  const more = (parsed.error?.issues ?? []).flatMap(({ path, message }) => {
    const column = columnOfField(path.map(String).join('.'))
    if (seen.has(column)) return []
    seen.add(column)
    return { column, message: /[\u4e00-\u9fff]/.test(message) ? message : '这一格填得不对' }
  })
  const problems = [...said.problems, ...more]
  return { problems, entry: problems.length === 0 ? parsed.data : undefined }
}

function saidIn(
  cells: Cells,
  areas: NamedAreas,
  before: Before | undefined,
): { entry: PlaceEntry; problems: Problem[] } {
  const problems: Problem[] = []
  const fault = (column: keyof Cells, message: string) => void problems.push({ column, message })
  const same = (...keys: (keyof Cells)[]) => keys.every((key) => before?.shown[key] === cells[key])
  const kept = before?.place.registry
  const kind = placeKinds.find((one) => placeKindLabels[one] === cells.kind)
  if (kind === undefined) fault('kind', `类型要写${Object.values(placeKindLabels).join('、')}里的一个`)
  if (cells.invested !== '' && !(yesNo as readonly string[]).includes(cells.invested))
    fault('invested', '招商引资写“是”或“否”')
  const mediation = cells.mediation === '' ? 'none' : bodyIn(cells.mediation)
  if (mediation === undefined) fault('mediation', '调解组织写“调解委员会”“调解员”或“没有”')
  const orgPath = before && same('community', 'grid') ? before.place.orgPath : areas.find(cells.community, cells.grid)
  if (orgPath === undefined)
    fault(
      cells.community !== '' && areas.find(cells.community, '') !== undefined ? 'grid' : 'community',
      cells.community === '' ? '社区空着' : '没有这个社区或网格，或者不归您管',
    )
  const staff = staffIn(cells.staff)
  if (staff === undefined) fault('staff', '用工人数只写数字，不清楚就写“10–49 人”这样的一档')
  const keepsGrid = kept && same('enterpriseGrid')
  const enterpriseGrid = keepsGrid ? kept.enterpriseGrid : areas.findBeside(cells.enterpriseGrid)
  if (cells.enterpriseGrid !== '' && !keepsGrid && enterpriseGrid === undefined)
    fault('enterpriseGrid', '没有这个企业网格，照“怎么填”里的写')
  const location = kept && same('location') ? kept.location : locationIn(cells.location)
  if (cells.location !== '' && !location) fault('location', '位置照这样写：31.2304, 121.4737。不知道就空着')
  if (before && !same('contactName', 'contactPhone') && /\*/.test(cells.contactName + cells.contactPhone))
    fault('contactPhone', '打了码的不能只改一半：要改就写全名全号，不改就照导出来的样子留着')
  const registry: NonNullable<PlaceEntry['registry']> = {
    creditCode: cells.creditCode === '' ? null : creditCodeIn(cells.creditCode),
    legalName: cells.legalName,
    aliases:
      kept && same('aliases') ? kept.aliases : cells.aliases.split(/[、；;]/).flatMap((alias) => alias.trim() || []),
    industry: cells.industry,
    ...(staff ?? { staffBand: null, staffCount: null }),
    ...{ address: cells.address, location: location ?? null, enterpriseGrid: enterpriseGrid ?? null },
    contractors:
      kept && same(...contractorParts)
        ? kept.contractors
        : contractorParts.flatMap((part) => contractorsIn(part, cells[part])),
    compliance: {
      mediation: mediation ?? 'none',
      collectiveContract: termIn(cells.contractFrom, cells.contractTo),
      womensContract: termIn(cells.womensFrom, cells.womensTo),
      harmony: termIn(cells.harmonyFrom, cells.harmonyTo),
    },
  }
  const { contactName, contactPhone, name } = cells
  const contact =
    contactName === '' && contactPhone === ''
      ? null
      : before && same('contactName', 'contactPhone')
        ? ('keep' as const)
        : { name: contactName, phone: contactPhone }
  return {
    entry: {
      ...{ kind: kind ?? 'company', name, orgPath: orgPath ?? '/x', contact },
      ...{ registry, invested: cells.invested === '是' },
    },
    problems,
  }
}

const bodyIn = (word: string): MediationBody | undefined =>
  mediationBodies.find((body) => mediationBodyLabels[body] === word)

const termIn = (from: string, through: string): Term | null =>
  from === '' && through === '' ? null : { from, through }

/** `130`, or a band as it is exported, whatever dash somebody types; undefined for anything else. */
function staffIn(text: string): { staffBand: StaffBand | null; staffCount: number | null } | undefined {
  if (text === '') return { staffBand: null, staffCount: null }
  if (/^\d{1,7}$/.test(text)) return { staffBand: null, staffCount: Number(text) }
  const bandWords = (words: string): string => words.replace(/\s+/g, '').replace(/[-—~～至]/g, '–')
  const staffBand = staffBands.find((band) => bandWords(staffBandLabels[band]) === bandWords(text))
  return staffBand && { staffBand, staffCount: null }
}
