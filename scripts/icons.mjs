/**
 * Draws src/ui/icon/shapes.json into style sheets: one class an icon, its picture a mask, so that it takes the colour of
 * the words around it in light and dark. `node scripts/icons.mjs` writes; with `--check` it only says whether they are up to date.
 *
 * A stroke is SVG path data, `o cx cy r` a circle, `d cx cy r` a dashed one. Desk icons stay out of the mini-program, goods
 * in the packages that show them.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../src/ui/icon')
const shapes = JSON.parse(readFileSync(path.join(folder, 'shapes.json'), 'utf8'))
const bold = new Set(shapes.bold)

const circle = (data, more = '') => {
  const [cx, cy, r] = data.split(' ')
  return `<circle cx='${cx}' cy='${cy}' r='${r}'${more}/>`
}

function element(data) {
  if (data.startsWith('o')) return circle(data.slice(1))
  if (data.startsWith('d')) return circle(data.slice(1), " stroke-dasharray='2.6 2.74'")
  return `<path d='${data}'/>`
}

const svg = (attributes, inside) =>
  `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' ${attributes}>${inside}</svg>`

const rule = (name, picture) =>
  `.icon-${name} {\n  --icon: url("data:image/svg+xml,${picture.replace(/[<>#%]/g, encodeURIComponent)}");\n}\n`

const line = (name, strokes) =>
  rule(
    name,
    svg(
      `fill='none' stroke='#000' stroke-width='${bold.has(name) ? 2.1 : 1.75}' stroke-linecap='round' stroke-linejoin='round'`,
      strokes.map(element).join(''),
    ),
  )
const solid = (name, data) => rule(name, svg('', `<path d='${data}'/>`))

const sheet = (lines) => `/* Written by scripts/icons.mjs from shapes.json. */\n${lines.join('')}`
const sheets = {
  'core.scss': sheet([
    ...Object.entries(shapes.core).map((entry) => line(...entry)),
    ...Object.entries(shapes.filled).map((entry) => solid(...entry)),
  ]),
  'desk.scss': sheet(Object.entries(shapes.desk).map((entry) => line(...entry))),
  // A gift is an item of the shelf and a row of the desk.
  'goods.scss': sheet(Object.entries({ ...shapes.goods, gift: shapes.desk.gift }).map((entry) => line(...entry))),
}

const onlyCheck = process.argv.includes('--check')
for (const [name, text] of Object.entries(sheets)) {
  const file = path.join(folder, name)
  if (!onlyCheck) writeFileSync(file, text)
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`src/ui/icon/${name} is older than shapes.json: run node scripts/icons.mjs`)
    process.exitCode = 1
  }
}
