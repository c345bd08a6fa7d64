import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { awayLabel, durationLabel, shorten, sizeLabel, timeLabel } from '../../local/console/format'
import { foreign, html } from '../../local/console/html'

/** Any text, and much of what means something in a page. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&',
        '/',
        '=',
        '`',
        'script',
        '-->',
        '</textarea>',
        '\0',
        '\u202e',
        ' ',
        '\n',
      ),
    )
    .map((parts) => parts.join('')),
)

/** Control characters are drawn; a parser reads every end of a line as one. */
const drawn = (text: string) => !/[\0-\x08\x0b-\x1f\x7f-\x9f\r]/.test(text)

describe('a piece of a page', () => {
  const parser = new new JSDOM().window.DOMParser()

  it('shows any text as it is, in the text and in an attribute, and never as markup', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const page = html`<p title="${text}">${text}</p><b>${[foreign(text), html`<i>${text}</i>`]}</b>`.text
        const { body } = parser.parseFromString(page, 'text/html')
        expect([...body.querySelectorAll('*')].map(({ tagName }) => tagName)).toEqual(
          text === '' ? ['P', 'B', 'SPAN', 'I'] : ['P', 'B', 'BDI', 'I'],
        )
        const [paragraph] = body.querySelectorAll('p')
        expect(paragraph?.getAttributeNames()).toEqual(['title'])
        if (drawn(text)) expect([paragraph?.textContent, paragraph?.getAttribute('title')]).toEqual([text, text])
        expect(page).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/)
      }),
      { numRuns: 300 },
    )
  })

  it('leaves out what is not there', () => {
    expect(html`a${undefined}b${null}c${false}d${0}e${''}f`.text).toBe('abcd0ef')
  })
})

describe('what the console writes', () => {
  it('gives times in China, and how far away they are', () => {
    const at = Date.UTC(2026, 2, 5, 16, 20, 7)
    expect(timeLabel(at)).toBe('2026-03-06 00:20:07')
    expect([undefined, Number.NaN, 1e20].map(timeLabel)).toEqual(['—', '—', '—'])
    expect([45_000, 150_000, 7_200_000, 3 * 86_400_000].map((ms) => awayLabel(at + ms, at))).toEqual([
      '45 秒后',
      '2 分钟后',
      '2 小时后',
      '3 天后',
    ])
    expect(awayLabel(at - 1000, at)).toBe('1 秒前')
  })

  it('gives sizes and durations in words', () => {
    expect([0, 1023, 1024, 10_485_760, 1.5 * 2 ** 40].map(sizeLabel)).toEqual([
      '0 字节',
      '1023 字节',
      '1.0 KB',
      '10 MB',
      '1.5 TB',
    ])
    expect([undefined, 0.4, 999, 1500, 12_345].map(durationLabel)).toEqual([
      '—',
      '0 毫秒',
      '999 毫秒',
      '1.5 秒',
      '12 秒',
    ])
  })

  it('cuts no character in two', () => {
    expect(shorten('😀😀😀', 4)).toBe('😀…')
    expect(shorten('abc', 3)).toBe('abc')
  })
})

it('the look of the console loads nothing and names every colour once', () => {
  const style = readFileSync(resolve(__dirname, '../../local/console/style.css'), 'utf8')
  expect(style).not.toMatch(/url\(|@import|@font-face/)
  const rules = style.slice(style.indexOf('* {'))
  expect(rules).not.toMatch(/#[0-9a-f]{3,8}\b|rgb/)
})
