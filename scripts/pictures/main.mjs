import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { paths, shortPath } from '../lib/paths.mjs'
import { PlainError, runMain } from '../lib/plain-error.mjs'
import { step } from '../lib/progress.mjs'
import { requireModules } from '../lib/require-modules.mjs'
import { dataFolder } from '../start/data-folder.mjs'
import { loadSecrets } from '../start/secrets.mjs'
import { pictures } from './screens.mjs'

const usage = `用法：npm run pictures -- [名字]…
  打开一条临时的演示街道，把每一屏拍进 docs/pictures；不写名字就是全部：
  ${pictures.map(({ name }) => name).join(' ')}`

export function main(words) {
  return runMain(async () => {
    if (words.includes('--help')) return console.log(usage)
    requireModules()
    const unknown = words.find((word) => !pictures.some(({ name }) => name === word))
    if (unknown) throw new PlainError(`没有「${unknown}」这张图。`, `There is no picture "${unknown}".`, usage)
    const wanted = pictures.filter(({ name }) => words.length === 0 || words.includes(name))
    const { buildTargets } = await import('../build/targets.mjs')
    await buildTargets(['functions', 'h5'])
    const folder = await mkdtemp(path.join(tmpdir(), 'pictures-'))
    try {
      await takeAll(wanted, dataFolder(folder))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
}

async function takeAll(wanted, data) {
  const { streetMaker } = await import('../start/open.mjs')
  const { makeStreet } = await import('../start/make-street.mjs')
  const { Camera } = await import('./camera.mjs')
  const maker = await streetMaker()
  const secrets = await loadSecrets(data)
  await step('造演示的街道', (report) => makeStreet(maker, data, { secrets, report }))
  const serve = { port: 0, cloudbaserc: paths.cloudbaserc, webDir: paths.h5 }
  const street = await maker.openStreet({ folder: data.cloud, secrets, serve })
  await mkdir(paths.pictures, { recursive: true })
  const camera = await Camera.open(street.url, maker)
  const problems = []
  try {
    for (const picture of wanted) {
      const file = path.join(paths.pictures, `${picture.name}.png`)
      await step(shortPath(file), async () => {
        problems.push(...(await camera.take(picture, file)))
      })
    }
  } finally {
    await camera.close()
    await street.close()
  }
  if (problems.length > 0)
    throw new PlainError(
      '拍是拍好了，但页面上有错，见上面。',
      'The pages reported errors, see above.',
      problems.join('\n'),
    )
}
