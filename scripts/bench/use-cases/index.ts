import { accountUseCases } from './account'
import { caseUseCases } from './case'
import { pointsUseCases } from './points'
import { reportUseCases } from './report'
import type { UseCase } from './use-case'
import { visitUseCases } from './visit'

/** Everything that anybody does with one call. */
export const useCases: UseCase[] = [
  ...accountUseCases,
  ...visitUseCases,
  ...pointsUseCases,
  ...reportUseCases,
  ...caseUseCases,
]

/** Routes that are not measured, and why. */
export const leftOut: Record<string, string> = {
  'account.linkWechat': 'is done once in the life of an account',
  'report.attach': 'is as dear as the photo: what it costs is the storage, not the database',
}
