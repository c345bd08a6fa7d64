import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { node, scripts, tempFolder } from './run'

/** A project of one source and one output, built by a line of code that leaves a trace each time it runs. */
function smallProject() {
  const folder = tempFolder()
  const at = (name: string) => path.join(folder, name)
  mkdirSync(at('source'))
  writeFileSync(at('source/a.txt'), 'one')
  const code = (build: string, before = '') => `
    import { appendFileSync, existsSync, writeFileSync } from 'node:fs'
    import { setTimeout as pause } from 'node:timers/promises'
    import { buildIfStale } from ${JSON.stringify(path.join(scripts, 'lib/fresh.mjs'))}
    const at = (name) => ${JSON.stringify(`${folder}/`)} + name
    ${before}
    const how = await buildIfStale({
      name: 'small', inputs: [at('source'), at('absent')], outputs: [at('output')], stamps: at('stamps'),
      build: async () => { appendFileSync(at('trace'), 'b'); ${build} },
    })
    console.log(how)`
  const write = "writeFileSync(at('output'), 'built')"
  const run = async (build = write, before = '') =>
    (await node(['--input-type=module', '-e', code(build, before)])).out.trim()
  const builds = () => (existsSync(at('trace')) ? readFileSync(at('trace'), 'utf8').length : 0)
  return { at, code, run, write, builds }
}

describe('a build', () => {
  it('is done once and not again while its sources stay as they are', async () => {
    const { run, builds } = smallProject()
    expect([await run(), await run(), await run()]).toEqual(['built', 'fresh', 'fresh'])
    expect(builds()).toBe(1)
  })

  it('is done again when a source changes, comes, or goes, or the output is gone', async () => {
    const { at, run } = smallProject()
    await run()
    writeFileSync(at('source/a.txt'), 'two')
    expect(await run()).toBe('built')
    writeFileSync(at('source/b.txt'), '')
    expect(await run()).toBe('built')
    rmSync(at('source/b.txt'))
    expect(await run()).toBe('built')
    rmSync(at('output'))
    expect(await run()).toBe('built')
    expect(await run()).toBe('fresh')
  })

  it('that fails is not taken for done, even where an older output lies', async () => {
    const { at, run } = smallProject()
    await run()
    writeFileSync(at('source/a.txt'), 'two')
    await run("throw new Error('broken')")
    expect(await run()).toBe('built')
  })

  it('that is killed in the middle is done again, and its lock holds nobody up', async () => {
    const { at, code, run, write, builds } = smallProject()
    const child = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      code(`${write}; console.log('half'); await new Promise(() => setInterval(() => undefined, 1e6))`),
    ])
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(existsSync(at('output'))).toBe(true)
    expect(await run()).toBe('built')
    expect(builds()).toBe(2)
  })

  it('that two commands want at once is done by one, and the other waits for it', async () => {
    const { run, write, builds } = smallProject()
    // Whoever builds first waits until the other has come.
    const both = await Promise.all([
      run(`while (!existsSync(at('here-b'))) await pause(5); ${write}`, "writeFileSync(at('here-a'), '')"),
      run(`while (!existsSync(at('here-a'))) await pause(5); ${write}`, "writeFileSync(at('here-b'), '')"),
    ])
    expect(both.sort()).toEqual(['built', 'fresh'])
    expect(builds()).toBe(1)
  })
})
