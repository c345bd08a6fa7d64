/** The counter that a street's case numbers of one year are drawn from: `s1:case:2026`. */
export const caseCounterOf = (streetId: string, year: number): string => `${streetId}:case:${year}`
/** How many reports a street refused in one year: `s1:refused:2026`. */
export const refusedCounterOf = (streetId: string, year: number): string => `${streetId}:refused:${year}`

/** `柳调〔2026〕38 号`: the street's mark, the year in China in which the case was accepted, and its place in that year. */
export const caseNumber = (mark: string, year: number, place: number): string => `${mark}调〔${year}〕${place} 号`
