import { type Road, roads } from '#domain/case/case'
import { roadsPolicy } from '#domain/policy/roads'

/** Each road as it is told: what it is called, what it costs, whom to ring. */
export const roadsShown = (which: readonly Road[]): { key: Road; title: string; note: string }[] =>
  which.map((key) => {
    const { title, text, phone } = roadsPolicy.cards[key]
    return { key, title, note: `${text}电话 ${phone}。` }
  })

/** The same for whoever knows them and only has to choose. */
export const roadsToChoose = roads.map((key) => {
  const { title, text, phone } = roadsPolicy.cards[key]
  return { key, label: title, note: `${text.split('。')[0]}。电话 ${phone}` }
})

/** What most people need next: shown as chosen, and changed with one touch. */
export const usualRoads: readonly Road[] = ['arbitration', 'legalAid', 'labourInspection']
