import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { frameColours } from '@/platform/system-look.types'

const root = path.resolve(__dirname, '../..')
const tokens = readFileSync(path.join(root, 'src/ui/theme/tokens.scss'), 'utf8')
const theme = JSON.parse(readFileSync(path.join(root, 'src/theme.json'), 'utf8'))

/** The colours of a block of tokens by name, without their dashes. */
function colours(selector: string): Record<string, string> {
  const block = tokens.slice(tokens.indexOf(selector)).split('\n}')[0] ?? ''
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]))
}

const light = colours('page,\nhtml {')
const dark = { ...light, ...colours('.theme-dark {') }

/** WCAG 2.1, relative luminance of a colour. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one = '', other = ''): number {
  const [brighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (brighter + 0.05) / (darker + 0.05)
}

const words = ['ink', 'ink-2', 'ink-3', 'cap-ink', 'info', 'ok', 'wait', 'late']
const onGround = ['paper', 'card', 'sunken'].flatMap((ground) => words.map((ink) => [ink, ground]))
const onSoft = ['ok', 'wait', 'info', 'late'].map((tone) => [tone, `${tone}-soft`])
const others = [
  ['cap-ink', 'cap-soft'],
  ['ink-2', 'cap-soft'],
  ['ink', 'wait-soft'],
  ['on-cap', 'cap'],
  ['on-cap', 'cap-press'],
  ['on-cap', 'cap-off'],
  ['on-toast', 'toast'],
]

describe.each([
  ['light', light],
  ['dark', dark],
])('in %s', (_, palette) => {
  it.each([...onGround, ...onSoft, ...others])('%s can be read on %s', (ink, ground) => {
    expect(contrast(palette[ink as string], palette[ground as string])).toBeGreaterThanOrEqual(4.5)
  })

  it.each([
    ['line-strong', 'card'],
    ['line-strong', 'paper'],
    ['focus', 'paper'],
    ['focus', 'card'],
    ['cap', 'card'],
  ])('%s stands out from %s as a shape', (shape, ground) => {
    expect(contrast(palette[shape], palette[ground])).toBeGreaterThanOrEqual(3)
  })
})

describe('one palette', () => {
  it('colours WeChat’s bars, the browser’s and the page alike', () => {
    expect([theme.light.paper, theme.dark.paper].map((hex: string) => hex.toLowerCase())).toEqual([
      light.paper,
      dark.paper,
    ])
    expect(frameColours).toEqual({ light: light.paper, dark: dark.paper })
    expect(theme.light.card.toLowerCase()).toBe(light.card)
    expect(theme.dark.card.toLowerCase()).toBe(dark.card)
  })

  it('of care mode has words from 18 px and targets from 60', () => {
    const care = tokens.slice(tokens.indexOf('.care {')).split('\n}')[0] ?? ''
    const sizes = [...care.matchAll(/--fs-[\w-]+: (\d+)px/g)].map(([, px]) => Number(px))
    const taps = [...care.matchAll(/--(?:tap|tap-l|row): (\d+)px/g)].map(([, px]) => Number(px))
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18)
    expect(Math.min(...taps)).toBeGreaterThanOrEqual(60)
  })
})

describe('icons', () => {
  it('are drawn from the shapes as they stand now', () => {
    expect(() => execFileSync(process.execPath, [path.join(root, 'scripts/icons.mjs'), '--check'])).not.toThrow()
  })
})
