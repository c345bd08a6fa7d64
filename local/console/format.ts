/** Times of China, sizes and durations as the console writes them. */

const chinaOffsetMs = 8 * 60 * 60 * 1000
const day = 24 * 60 * 60 * 1000

/** `2026-03-05 14:20:07` */
export const timeLabel = (ms: number | undefined): string => {
  if (ms === undefined) return '—'
  const text = new Date(ms + chinaOffsetMs)
  return Number.isNaN(text.getTime()) ? '—' : text.toISOString().slice(0, 19).replace('T', ' ')
}

/** `14:20:07.123` */
export const clockLabel = (ms: number): string => new Date(ms + chinaOffsetMs).toISOString().slice(11, 23)

/** How far away a moment is: `3 分钟后`, `2 天前`. */
export function awayLabel(ms: number, nowMs: number): string {
  const distance = Math.abs(ms - nowMs)
  const [amount, unit] =
    distance < 60_000
      ? [distance / 1000, '秒']
      : distance < day / 24
        ? [distance / 60_000, '分钟']
        : distance < day
          ? [distance / (day / 24), '小时']
          : [distance / day, '天']
  return `${Math.floor(amount)} ${unit}${ms >= nowMs ? '后' : '前'}`
}

export function durationLabel(ms: number | undefined): string {
  if (ms === undefined) return '—'
  return ms < 1000 ? `${Math.round(ms)} 毫秒` : `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} 秒`
}

export function sizeLabel(bytes: number): string {
  const units = ['字节', 'KB', 'MB', 'GB', 'TB']
  let [amount, unit] = [bytes, 0]
  while (amount >= 1024 && unit < units.length - 1) {
    amount /= 1024
    unit += 1
  }
  return `${unit === 0 ? amount : amount.toFixed(amount < 10 ? 1 : 0)} ${units[unit]}`
}

export const countLabel = (count: number): string => count.toLocaleString('en-US')

export const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${[...text.slice(0, length)].slice(0, -1).join('')}…`
