import fc from 'fast-check'
import { clockLabel, receptionLabel } from '#domain/duty/duty'
import { boardWithout, leftBy, renamedIn } from '#domain/duty/leaving'
import { maySit, mayTakeOver, type Sitter } from '#domain/duty/sitting'
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

describe('somebody who sits no more', () => {
  const sitter = fc.constantFrom('u1', 'u2', 'u3').map((id) => id as Shift['userId'])
  const shifts = fc
    .array(fc.record({ stretch, by: sitter, asked: fc.option(sitter) }), { maxLength: 20 })
    .map((all) =>
      all.map(({ stretch: hours, by, asked }) =>
        shiftOf({ ...hours, userId: by, swap: asked && { toUserId: asked, toName: asked, words: '' } }),
      ),
    )
  const whole = { sits: () => false, takesOver: () => false }
  const us = 'u1' as Shift['userId']

  it('is in nothing that is to come, and all that is over and all of the others stays', () => {
    fc.assert(
      fc.property(shifts, fc.constantFrom(...days), time, (planned, today, now) => {
        const week = weekOf(...planned)
        const left = leftBy(week, us, whole, { today, time: now })
        const after = left?.week ?? week
        const over = (each: Shift) => each.on < today || (each.on === today && each.to <= now)
        const ids = (all: Shift[]) => all.map(({ id }) => id)
        expect(after.shifts.filter((each) => !over(each)).some((each) => each.userId === us)).toBe(false)
        expect(after.shifts.filter((each) => !over(each)).some((each) => each.swap?.toUserId === us)).toBe(false)
        expect(after.shifts.filter(over)).toEqual(planned.filter(over))
        expect(ids(after.shifts)).toEqual(ids(planned.filter((each) => over(each) || each.userId !== us)))
        expect(left === undefined).toBe(after === week)
        const board = boardWith(null, week, days[0] ?? '')
        const gone = ids(left?.vacant ?? [])
        expect(boardWithout(board, gone)).toEqual(boardWith(null, after, days[0] ?? ''))
      }),
    )
  })

  it('has until a last day what the roster and the roles say, each for its own hours', () => {
    const line = { state: 'active' as const, orgPath: '/d1/s1', until: '2026-03-04', kinds: ['lawyer' as const] }
    const both = {
      active: true,
      roles: [{ role: 'streetStaff' as const, orgPath: '/d1/s1', until: '2026-03-05' }],
      line,
    }
    const may = (kind: Shift['kind'], on: string, who: Sitter = both) => maySit(who, kind, on, '/d1/s1')
    expect([may('lawyer', '2026-03-04'), may('lawyer', '2026-03-05'), may('psychologist', '2026-03-04')]).toEqual([
      true,
      false,
      false,
    ])
    expect([may('window', '2026-03-05'), may('window', '2026-03-06')]).toEqual([true, false])
    expect(may('window', '2026-03-05', { ...both, active: false })).toBe(false)
    expect(may('mediator', '2026-03-04', { ...both, line: { ...line, orgPath: '/d1/s2' } })).toBe(false)
    expect(mayTakeOver(both, 'psychologist', '2026-03-04', '/d1/s1')).toBe('mediator')
    expect(mayTakeOver(both, 'lawyer', '2026-03-05', '/d1/s1')).toBe('window')
    expect(mayTakeOver(both, 'lawyer', '2026-03-06', '/d1/s1')).toBeUndefined()
  })

  it('or has another name is named so everywhere in the week, and nobody else is', () => {
    const swap = { toUserId: us, toName: '老名字', words: '' }
    const week = weekOf(shiftOf({ name: '老名字' }), shiftOf({ userId: 'u2' as Shift['userId'], swap }))
    expect(renamedIn(week, us, '新名字')?.shifts).toMatchObject([
      { name: '新名字' },
      { name: '陈律师', swap: { toName: '新名字' } },
    ])
    expect(renamedIn(week, 'u3' as Shift['userId'], '新名字')).toBeUndefined()
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
