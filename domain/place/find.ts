/** What a search looks at: the name and the first letters of its pinyin (`老周面馆` → `lzmg`). */
export type Findable = { name: string; initials: string }

const folded = (text: string): string => text.toLowerCase().replace(/\s+/g, '')

/** True when the words begin the initials or stand anywhere in the name. Empty words find everything. */
export function isFound(place: Findable, words: string): boolean {
  const wanted = folded(words)
  return wanted === '' || folded(place.name).includes(wanted) || place.initials.startsWith(wanted)
}
