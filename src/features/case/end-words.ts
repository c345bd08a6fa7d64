import type { AnswerOf, InputOf } from '#domain/contract/index'
import { assertNever } from '#domain/kernel/result'
import type { OrderRoute } from './use-orders'

/** What a person wants to know when one of these came to its end well. */
export function caseEndWords(route: OrderRoute, input: unknown, data: unknown): string {
  switch (route) {
    case 'accept':
      return `受理了，转给${(data as AnswerOf<'case', 'accept'>).row.mediatorName ?? '调解员'}了。`
    case 'refuse':
      return '没受理，原因已经告诉本人。'
    case 'reply':
      return '发出去了，对方凭回执能看到。'
    case 'assign':
      return `转给${(data as AnswerOf<'case', 'assign'>).mediatorName}了。`
    case 'note':
      return '记好了。'
    case 'settle':
      return '记好了，谈成了。'
    case 'fail':
      return '记好了，别的路也告诉本人了。'
    case 'reviewMediation':
      return (input as InputOf<'case', 'reviewMediation'>).decision === 'confirm'
        ? '算数了，分已经记上。'
        : '没算数，原因告诉本人了。'
    default:
      return assertNever(route)
  }
}
