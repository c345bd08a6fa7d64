import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { startLocalCloud } from '../../../local'
import { node, type Said, scripts, tempFolder } from './run'

const local = (...words: string[]): Promise<Said> => node([path.join(scripts, 'local.mjs'), ...words])

const commands = ['start', 'backup', 'restore', 'check', 'explain']

describe('npm run local', () => {
  it('says what every command does, and what is wrong with a word', async () => {
    const { code, out } = await local('--help')
    expect(code).toBe(0)
    for (const word of [...commands, '--data', '--port', '--host', '--env', '--cloudbaserc', '--to', '--replace'])
      expect(out).toContain(word)
    for (const words of [['fly'], ['backup', '--too'], ['restore'], ['check', 'twice']]) {
      const { code, out, err } = await local(...words)
      expect(code).toBe(1)
      expect(err).toMatch(/[\u4e00-\u9fff]/)
      expect(out + err).not.toMatch(/^\s+at /m)
    }
  })

  it('backs up, checks and explains a cloud that runs, never takes its folder away, and restores it afterwards', async () => {
    const folder = tempFolder()
    const data = path.join(folder, 'cloud')
    mkdirSync(data)
    writeFileSync(path.join(folder, 'secrets.json'), '{"key":1}')
    const declared = [{ name: 'notes', indexes: [{ fields: [['tags', 1]] as [string, 1][] }] }]
    const cloud = await startLocalCloud({ dataDir: data, envId: 'any', collections: declared })
    await cloud.database.insertMany('notes', [{ _id: 'a', tags: ['x'] }])
    const to = path.join(folder, 'backup')
    const [made, checked, explained, started, replaced] = [
      await local('backup', '--data', data, '--to', to),
      await local('check', '--data', data),
      await local('explain', 'notes', '{"tags":"x"}', '--data', data),
      await local('start', '--data', data, '--port', '0', '--env', 'any'),
      await local('restore', to, '--data', data, '--replace'),
    ]
    await cloud.close()
    expect([made.code, checked.code, explained.code, started.code, replaced.code]).toEqual([0, 0, 0, 1, 1])
    expect(made.out).toMatch(/1 条数据/)
    expect(explained.out).toMatch(/i_notes_tags/)
    for (const { err } of [started, replaced]) expect(err).toContain(cloud.url)

    writeFileSync(path.join(folder, 'secrets.json'), '{"key":2}')
    const restored = await local('restore', to, '--data', data, '--replace')
    expect(restored.code).toBe(0)
    expect(readFileSync(path.join(folder, 'secrets.json'), 'utf8')).toBe('{"key":1}')
    expect(existsSync(path.join(data, 'database.sqlite'))).toBe(true)
  })
})
