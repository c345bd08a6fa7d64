/**
 * First letters of a name's pinyin: `老周面馆` → `lzmg`. The runtime's own Chinese collation knows where each letter begins, so no
 * dictionary has to be carried along: of the 3,755 commonest characters 20 come out otherwise than in one, all with several
 * readings; what names of firms need of them stands below. Digits and Latin letters are kept.
 */
const letters = 'abcdefghjklmnopqrstwxyz'
const firstOfLetter = [...'吖丷嚓咑妸发旮哈丌咔垃呣拏喔妑七呥仨他屲夕丫帀']
const order = new Intl.Collator('zh-Hans-CN-u-co-pinyin')

/** Where the commonest reading is not the one that is meant. */
const otherReadings: [RegExp, string][] = [
  [/(?<=[银商车分支总洋])行/g, 'h'],
  [/重(?=庆)/g, 'c'],
  [/(?<=大|广)厦/g, 's'],
  [/(?<=音)乐/g, 'y'],
  [/(?<![市校县镇])长/g, 'c'],
]

export function initialsOf(name: string): string {
  const read = otherReadings.reduce((text, [words, letter]) => text.replace(words, letter), name)
  return [...read.toLowerCase()].map(initialOf).join('')
}

/** Surnames that are read otherwise than the same character elsewhere; two of them by two characters. */
const surnames: [RegExp, string][] = [
  [/^尉迟/, 'yc'],
  [/^万俟/, 'mq'],
  [/^单于/, 'cy'],
  [/^澹台/, 'tt'],
  [/^乐/, 'y'],
  [/^解/, 'x'],
  [/^单/, 's'],
  [/^仇/, 'q'],
  [/^[翟曾查]/, 'z'],
  [/^[乜佴]/, 'n'],
  [/^区/, 'o'],
]

/** First letters of a person's name: `曾玉兰` → `zyl`. What follows the surname is read like anything else. */
export function personInitialsOf(name: string): string {
  const read = surnames.find(([surname]) => surname.test(name))
  return [...(read ? name.replace(...read) : name).toLowerCase()].map(initialOf).join('')
}

function initialOf(letter: string): string {
  if (/[a-z0-9]/.test(letter)) return letter
  if (!/\p{Script=Han}/u.test(letter)) return ''
  const begun = firstOfLetter.filter((first) => order.compare(letter, first) >= 0).length
  return letters.charAt(Math.max(0, begun - 1))
}
