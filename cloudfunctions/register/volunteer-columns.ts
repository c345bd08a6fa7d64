import type { PlainDate } from '#domain/kernel/instant'
import { joinConsent } from '#domain/people/consent'
import { type Skill, skillLabels, skills } from '#domain/people/skills'
import type { FindArea } from './columns'
import { type Form, letterIn } from './form'

/** What a table of volunteers looks like, filled in from the sheets of paper that they signed. */
const columns = [
  { key: 'name', header: '姓名', width: 14 },
  { key: 'phone', header: '手机号', width: 16 },
  { key: 'community', header: '社区', width: 16 },
  { key: 'grid', header: '网格', width: 16 },
  { key: 'skills', header: '特长', width: 40 },
  { key: 'signedOn', header: '同意书日期', width: 16 },
] as const
type Key = (typeof columns)[number]['key']
/** The texts of one row, by column; empty where nothing stands. */
export type VolunteerCells = Record<Key, string>

export const volunteerForm: Form<Key> = { sheet: '志愿者', columns, choices: {}, mostRows: 500 }

/** `B7` */
export const cellOf = (key: Key, row: number): string => `${letterIn(columns, key)}${row}`

/** What stands beside the table; the last lines are what has to be signed. */
export const volunteerHowTo = [
  `一行一人，最多 ${volunteerForm.mostRows} 行，只填签了纸质同意书的人。除了特长都要填。`,
  '同意书日期是他签字那天，写成 2026-03-05。纸质同意书请收好，有人来查要拿得出来。',
  `特长可以空着，几样用“；”隔开：${skills.map((skill) => skillLabels[skill]).join('；')}`,
  '传上来先检查，哪一格不对会写明白；全对了才导入，不会只进一半。',
  `请他签的话（${joinConsent.text}，${joinConsent.version} 版）：`,
  ...joinConsent.words,
  '社区和网格照下面的写：',
]

/** A volunteer as a row tells of them. */
export type VolunteerEntry = { name: string; phone: string; grid: string; skills: Skill[]; signedOn: PlainDate }

/** A row read, or what is wrong with which of its cells. */
export function volunteerIn(
  cells: VolunteerCells,
  { find, today }: { find: FindArea; today: PlainDate },
): { entry: VolunteerEntry | undefined; problems: { column: Key; message: string }[] } {
  const problems: { column: Key; message: string }[] = []
  const fault = (column: Key, message: string) => void problems.push({ column, message })
  const name = cells.name.replace(/\s+/g, ' ')
  const length = [...name].length
  if (length === 0) fault('name', '姓名空着')
  else if (length < 2 || length > 20) fault('name', '姓名写 2 到 20 个字')
  const phone = cells.phone.replace(/[\s-]/g, '')
  if (phone === '') fault('phone', '手机号空着')
  else if (!/^1\d{10}$/.test(phone)) fault('phone', '手机号是 11 位数字，请再看一遍')
  const grid = find(cells.community, cells.grid)
  if (cells.community === '') fault('community', '社区空着')
  else if (find(cells.community, '') === undefined) fault('community', '没有这个社区，或者不归您管')
  else if (cells.grid === '') fault('grid', '网格空着，志愿者要归到一个网格')
  else if (grid === undefined) fault('grid', '这个社区没有这个网格')
  const can = skillsIn(cells.skills)
  if (can === undefined) fault('skills', '特长照模板第二页的写，几样用“；”隔开')
  if (cells.signedOn === '') fault('signedOn', '同意书日期空着，没签的先请他签')
  else if (!isDay(cells.signedOn)) fault('signedOn', '日期不对，写成 2026-03-05')
  else if (cells.signedOn > today) fault('signedOn', '同意书日期不能在今天以后')
  if (problems.length > 0 || grid === undefined || can === undefined) return { entry: undefined, problems }
  return { entry: { name, phone, grid, skills: can, signedOn: cells.signedOn }, problems }
}

/** The labels hold commas themselves, so they are looked for whole; undefined when something else is left. */
function skillsIn(text: string): Skill[] | undefined {
  const found = skills.filter((skill) => text.includes(skillLabels[skill]))
  const rest = found.reduce((left, skill) => left.replace(skillLabels[skill], ''), text)
  return /^[\s、，,；;]*$/.test(rest) ? found : undefined
}

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
