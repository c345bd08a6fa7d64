import type { AnswerOf } from '#domain/contract/index'
import { clockLabel, dutyLabels } from '#domain/duty/duty'
import { chinaDate, type Instant } from '#domain/kernel/instant'

type Here = AnswerOf<'report', 'landing'>

/** Who sits at the desk now and until when, else who is next; empty while nobody is put down. An older answer knows none. */
export function dutyWords(here: Partial<Here> | undefined, now: Instant): string {
  const [first] = here?.onDuty ?? []
  if (first) {
    const names = (here?.onDuty ?? []).map(({ name, kind }) => `${name}（${dutyLabels[kind]}）`).join('、')
    return `现在${names}坐班，到 ${clockLabel(first.to)}`
  }
  const next = here?.nextDuty
  if (!next) return ''
  const day = next.on === chinaDate(now) ? '今天' : `${Number(next.on.slice(5, 7))}月${Number(next.on.slice(8))}日`
  return `下一班：${day} ${clockLabel(next.from)}，${next.name}（${dutyLabels[next.kind]}）`
}
