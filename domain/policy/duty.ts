/** When the desk is open, and how far ahead it is planned. */
export const dutyPolicy = {
  kind: 'duty',
  version: '2026-01',
  source: '街道决定：工作日 9:00–12:00、13:30–17:00 要有人坐班（安远县经验 S1：调解室每天有人坐班）；最多提前 8 周排',
  from: '2026-01-01',
  hours: [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '17:00' },
  ],
  mostWeeksAhead: 8,
  /** Enough for two desks on every half day. */
  mostShiftsAWeek: 40,
} as const
