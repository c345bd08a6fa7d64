/** Text that may stand in a page as it is. Everything else is escaped. */
export class Html {
  constructor(readonly text: string) {}
}

export type Piece = Html | string | number | false | null | undefined | readonly Piece[]

/** Writes a piece of a page: `` html`<p>${anything}</p>` ``. Whatever is put in is escaped, other pieces of pages are not. */
export const html = (strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html =>
  new Html(strings.reduce((text, string, n) => text + textOf(pieces[n - 1]) + string))

export const nothing = new Html('')

/**
 * Something from outside: whatever way it is written, what stands beside it keeps its order. Empty text is shown as such.
 */
export const foreign = (text: string): Html =>
  text === '' ? html`<span class="faint">（空）</span>` : html`<bdi>${text}</bdi>`

function textOf(piece: Piece): string {
  if (piece instanceof Html) return piece.text
  if (typeof piece === 'string') return escaped(piece)
  if (typeof piece === 'number') return String(piece)
  if (piece === false || piece === null || piece === undefined) return ''
  return piece.map(textOf).join('')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Control characters are drawn, not sent: no reader agrees with another on what they do. */
const escaped = (text: string): string =>
  text
    .replace(/[&<>"']/g, (character) => entities[character] as string)
    .replace(/[\0-\x08\x0b-\x1f]/g, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)))
    .replace(/[\x7f-\x9f]/g, '\u2421')
