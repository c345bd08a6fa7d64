import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import type { Result } from '#domain/kernel/result'
import { maskName, maskPhone } from '#domain/organisation/mask'
import { creditCodeIn } from '#domain/place/credit-code'
import type { StoredPlace } from '#domain/place/stored'
import type { CommandCall } from '../kit/route'
import { openedContact } from '../place/view'
import { type NamedAreas, namedAreas } from './areas'
import { checkTable } from './check-table'
import { claimsOf, type Right } from './claims'
import { type Cells, cellsOf, letterOf, type Problem, placeForm } from './columns'
import { type Before, entryIn } from './entry'
import type { RowFault } from './form'
import { type KnownPlaces, knownPlaces } from './known'
import { placeRowOf } from './place-row'
import type { Table } from './workbook'

const nothing = { added: 0, changed: 0, unchanged: 0 }

/**
 * A table of places. A row is of a place that is there already when it carries our number (out of an export) or a credit code that
 * the register knows; any other is new. Round trips besides those of every table: areas; what is known already, three side by side
 * for every 500 rows.
 */
export const checkPlaces = (
  call: CommandCall,
  input: ParsedInputOf<'register', 'checkPlaces'>,
): Promise<Result<AnswerOf<'register', 'checkPlaces'>>> =>
  checkTable(call, input, { of: 'places', form: placeForm, look: (rows) => lookAt(call, rows), none: nothing })

async function lookAt(call: CommandCall, rows: Table<keyof Cells>['rows']) {
  const [areas, known] = await Promise.all([namedAreas(call), knownPlaces(call, rows)])
  const faults: RowFault[] = []
  const right: Right[] = []
  for (const { number: row, cells } of rows) {
    const told = (problems: Problem[]): void =>
      void faults.push(...problems.map(({ column, message }) => ({ cell: `${letterOf(column)}${row}`, message, row })))
    const target = targetOf(cells, known)
    if ('fault' in target) {
      told([target.fault])
      continue
    }
    const before = target.place && { place: target.place, shown: exportedAs(call, target.place, areas) }
    const whole = before && cells.number === '' ? filledIn(cells, before.shown) : cells
    const { entry, problems } = entryIn(whole, areas, before)
    told(problems)
    if (entry) right.push({ row, entry, before, isSame: before !== undefined && isSame(whole, before) })
  }
  faults.push(...claimsOf(right, known))
  const written = right.flatMap((one) => placeRowOf(call, one, areas) ?? [])
  const added = right.filter(({ before }) => before === undefined).length
  return {
    faults,
    counts: { added, changed: written.length - added, unchanged: right.length - written.length },
    written: () => written,
  }
}

/** Which place a row is about; none for a new one. */
function targetOf({ number, creditCode }: Cells, known: KnownPlaces): { place?: StoredPlace } | { fault: Problem } {
  const wrong = (column: Problem['column'], message: string) => ({ fault: { column, message } })
  if (number !== '') {
    const place = known.byNumber(number)
    if (!place || !known.isMine(place)) return wrong('number', '没有这个编号，或者不归您管。新的一家，这一格空着')
    return place.state === 'merged' ? wrong('number', '这一家已经并到别家了，请删掉这一行') : { place }
  }
  const [place, another] = creditCode === '' ? [] : known.byCode(creditCodeIn(creditCode))
  if (!place) return {}
  if (another) return wrong('creditCode', '不止一家登记了这个信用代码，请先合成一家，或者写上编号')
  return known.isMine(place)
    ? { place }
    : wrong('creditCode', `信用代码已经登记在“${place.name}”（${place.where}），不归您管，请删掉这一行`)
}

/** As the export writes it, number masked and all. */
export function exportedAs(call: CommandCall, place: StoredPlace, areas: NamedAreas): Cells {
  const sealed = place.registry?.contactSealed
  const contact = sealed ? openedContact(call.seal, sealed) : null
  return cellsOf(place, {
    ...areas.namesOf(place.orgPath),
    enterpriseGrid: areas.nameBeside(place.registry?.enterpriseGrid ?? null),
    contact: contact && { name: maskName(contact.name), phone: maskPhone(contact.phone) },
  })
}

/** A table that is not an export tells what it knows: what it leaves empty stays as it was. */
const filledIn = (cells: Cells, shown: Cells): Cells => {
  const keys = Object.keys(cells) as (keyof Cells)[]
  // A grid belongs to its community: moved to another one, the old grid is not meant.
  const moved = cells.community !== '' && cells.community !== shown.community
  return Object.fromEntries(
    keys.map((key) => [key, cells[key] !== '' || (key === 'grid' && moved) ? cells[key] : shown[key]]),
  ) as Cells
}

const isSame = (cells: Cells, { shown }: Before): boolean =>
  (Object.keys(cells) as (keyof Cells)[]).every((key) => cells[key] === shown[key])
