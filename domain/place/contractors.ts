import { creditCodeIn } from './credit-code'
import type { ContractorPart } from './registry'

/** A firm in the chain of a site's wages. */
export type Contractor = { part: ContractorPart; name: string; creditCode: string | null }

/** `柳溪建设（91…）；某某建筑` in a field or a cell: each firm with its credit code in brackets, where it is known. */
export const contractorsIn = (part: ContractorPart, text: string): Contractor[] =>
  text.split(/[；;]/).flatMap((one) => {
    const [, name = '', code] = /^(.*?)(?:[（(]([0-9A-Za-z\s-]+)[）)])?$/.exec(one.trim()) ?? []
    return name === '' ? [] : { part, name: name.trim(), creditCode: code === undefined ? null : creditCodeIn(code) }
  })

/** The other way round: one part of the chain as it is written. */
export const contractorsText = (chain: readonly Contractor[], wanted: ContractorPart): string =>
  chain
    .filter(({ part }) => part === wanted)
    .map(({ name, creditCode }) => (creditCode === null ? name : `${name}（${creditCode}）`))
    .join('；')
