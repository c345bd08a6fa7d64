import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import type { UserId } from '#domain/kernel/id'
import { chinaDate } from '#domain/kernel/instant'
import { mintId } from '#domain/kernel/mint-id'
import type { Result } from '#domain/kernel/result'
import { joinConsent } from '#domain/people/consent'
import type { CommandCall } from '../kit/route'
import { namedAreas } from './areas'
import { checkTable } from './check-table'
import type { RowFault } from './form'
import { holdersOf, type Known, obstacleOf } from './holders'
import { cellOf, type VolunteerCells, type VolunteerEntry, volunteerForm, volunteerIn } from './volunteer-columns'
import type { VolunteerRow } from './volunteer-row'
import type { Table } from './workbook'

/** A row that is right in itself. */
type Right = { number: number; entry: VolunteerEntry; phoneHash: string }

/** A table of volunteers. Round trips besides those of every table: areas, who has these numbers, whether they may sign in. */
export const checkVolunteers = (
  call: CommandCall,
  input: ParsedInputOf<'register', 'checkVolunteers'>,
): Promise<Result<AnswerOf<'register', 'checkVolunteers'>>> =>
  checkTable(call, input, {
    of: 'volunteers',
    form: volunteerForm,
    look: (rows) => lookAt(call, rows),
    none: { known: 0 },
  })

async function lookAt(call: CommandCall, rows: Table<keyof VolunteerCells>['rows']) {
  const { find } = await namedAreas(call)
  const today = chinaDate(call.now.getTime())
  const faults: RowFault[] = []
  const right: Right[] = []
  for (const { number, cells } of rows) {
    const { entry, problems } = volunteerIn(cells, { find, today })
    if (entry) right.push({ number, entry, phoneHash: call.seal.hashPhone(entry.phone) })
    faults.push(...problems.map(({ column, message }) => ({ cell: cellOf(column, number), message, row: number })))
  }
  const holders = await holdersOf(
    call,
    right.map(({ phoneHash }) => phoneHash),
  )
  faults.push(...twice(right), ...right.flatMap((row) => refusedOf(call, row, holders.get(row.phoneHash))))
  return {
    faults,
    counts: { known: right.filter(({ phoneHash }) => holders.has(phoneHash)).length },
    written: () => right.map((row) => asideOf(call, row)),
  }
}

/** Rows with the number of one above them. */
function twice(right: Right[]): RowFault[] {
  const rows = new Map<string, number>()
  return right.flatMap(({ number, phoneHash }) => {
    const above = rows.get(phoneHash)
    if (above !== undefined)
      return { cell: cellOf('phone', number), message: `和第 ${above} 行的手机号一样`, row: number }
    rows.set(phoneHash, number)
    return []
  })
}

function refusedOf(call: CommandCall, { number, entry }: Right, known: Known | undefined): RowFault[] {
  const message = known && obstacleOf(call, entry, known)
  return message === undefined ? [] : [{ cell: cellOf('phone', number), message, row: number }]
}

/** The id follows from the command and the row: written twice it is the same person. */
function asideOf({ seal, now, commandId }: CommandCall, { number, entry, phoneHash }: Right): VolunteerRow {
  const chance = seal.hash('register.volunteer', `${commandId}:${number}`).subarray(0, 10)
  const { name, grid, skills, phone, signedOn } = entry
  return {
    ...{ userId: mintId(now.getTime(), chance) as UserId, name, grid, skills, phoneHash },
    phoneSealed: seal.seal(phone, 'users.phone'),
    consent: {
      ...{ text: joinConsent.text, version: joinConsent.version, paper: true },
      at: new Date(`${signedOn}T00:00:00+08:00`),
    },
  }
}
