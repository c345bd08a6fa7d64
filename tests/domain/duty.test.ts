import fc from 'fast-check'
import { clockLabel, receptionLabel } from '#domain/duty/duty'
import type { Shift, StoredDutyWeek } from '#domain/duty/stored'
import { boardWith, gapsOf, mondayOf, onDutyAt, openingOf, placed, weekDaysFrom } from '#domain/duty/week'

const monday = '2026-03-02'
const days = weekDaysFrom(monday)
const time = fc
  .record({ hour: fc.integer({ min: 7, max: 19 }), half: fc.boolean() })
  .map(({ hour, half }) => `${String(hour).padStart(2, '0')}:${half ? '30' : '00'}`)
const stretch = fc
  .record({ on: fc.constantFrom(...days), a: time, b: time })
  .filter(({ a, b }) => a !== b)
  .map(({ on, a, b }) => (a < b ? { on, from: a, to: b } : { on, from: b, to: a }))

const halfHours = Array.from({ length: 48 }, (_, nth) => {
  const text = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return { from: text(nth * 30), to: text(nth * 30 + 30) }
})

let serial = 0
const shiftOf = (more: Partial<Shift> = {}): Shift => ({
  ...{ id: `S${++serial}`, on: monday, from: '09:00', to: '12:00', userId: 'u1' as Shift['userId'], name: '陈律师' },
  ...{ kind: 'lawyer', place: '街道大厅', swap: null },
  ...more,
})
const weekOf = (...shifts: Shift[]): StoredDutyWeek => ({
  ...{ _id: `s1:${monday}`, streetId: 's1', orgPath: '/d1/s1', monday, shifts, version: 1 },
})

describe('the week of the duty desk', () => {
  it('begins on a Monday, whatever day of it is asked for', () => {
    for (const day of days) expect(mondayOf(day)).toBe(monday)
    expect(mondayOf('2026-03-01')).toBe('2026-02-23')
  })

  it('is open on working days only: the National Day is shut, a make-up Saturday is open', () => {
    expect(new Set(openingOf(monday).map(({ on }) => on))).toEqual(new Set(days.slice(0, 5)))
    expect(openingOf('2026-09-28').map(({ on }) => on)).not.toContain('2026-10-01')
    expect(openingOf('2026-10-05').map(({ on }) => on)).toContain('2026-10-10')
  })

  it('names every half hour at which nobody sits, and no other: by an oracle that asks each one alone', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 25 }), (shifts) => {
        const gaps = gapsOf(monday, shifts)
        const opening = openingOf(monday)
        for (const on of days)
          for (const { from, to } of halfHours) {
            const holds = (each: { on: string; from: string; to: string }) =>
              each.on === on && each.from <= from && each.to >= to
            const expected = opening.some(holds) && !shifts.some(holds)
            if (gaps.some(holds) !== expected) return false
          }
        return gaps.every(({ from, to }) => from < to)
      }),
    )
  })

  it('has nobody in two places at once, and changes a shift in its place', () => {
    const first = shiftOf()
    const again = placed(weekOf(first), shiftOf({ from: '11:00', to: '13:00' }))
    expect(again).toMatchObject({ ok: false, refusal: { code: 'conflict' } })
    expect(placed(weekOf(first), shiftOf({ from: '12:00', to: '13:00' })).ok).toBe(true)
    expect(placed(weekOf(first), shiftOf({ userId: 'u2' as Shift['userId'] })).ok).toBe(true)
    const moved = placed(weekOf(first), { ...first, from: '10:00' })
    expect(moved.ok && moved.value.shifts).toEqual([{ ...first, from: '10:00' }])
    expect(placed(weekOf(), shiftOf({ from: '12:00', to: '12:00' }))).toMatchObject({
      refusal: { code: 'invalidInput' },
    })
  })
})

describe('what strangers see of the desk', () => {
  it('is who sits now, else who sits next, without the id of anybody', () => {
    const board = boardWith(null, weekOf(shiftOf(), shiftOf({ on: '2026-03-03', name: '吴老师' })), monday)
    expect(JSON.stringify(board)).not.toContain('u1')
    expect(onDutyAt(board, monday, '09:00').now.map(({ name }) => name)).toEqual(['陈律师'])
    expect(onDutyAt(board, monday, '12:00')).toMatchObject({ now: [], next: { name: '吴老师' } })
    expect(onDutyAt(board, '2026-03-04', '09:00')).toEqual({ now: [], next: null })
    expect(onDutyAt(null, monday, '09:00')).toEqual({ now: [], next: null })
  })

  it('forgets what is past, keeps other weeks and the receptions', () => {
    const later = boardWith(null, { ...weekOf(shiftOf({ on: '2026-03-10' })), monday: '2026-03-09' }, monday)
    const reception = { id: 'r', leader: '王书记', weekday: 3, from: '09:00', to: '11:00', room: '201' }
    const board = boardWith(
      { ...later, receptions: [reception] },
      weekOf(shiftOf(), shiftOf({ on: '2026-03-05' })),
      '2026-03-04',
    )
    expect(board.shifts.map(({ on }) => on)).toEqual(['2026-03-05', '2026-03-10'])
    expect(board.receptions).toEqual([reception])
    expect(receptionLabel(reception)).toBe('每周三 9:00–11:00')
    expect(clockLabel('13:30')).toBe('13:30')
  })
})
