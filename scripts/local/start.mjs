import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { networkWarning } from '../lib/network.mjs'
import { wholeNumber } from '../lib/options.mjs'
import { paths, shortPath } from '../lib/paths.mjs'
import { onStop, PlainError } from '../lib/plain-error.mjs'
import { openLocal } from './open.mjs'

const usualPort = 7400

/** A cloud for any project: nothing in it but what is named. */
export async function start({ data, port, host = '127.0.0.1', env = 'local', cloudbaserc, collections, web, watch }) {
  const number = wholeNumber(port ?? usualPort, { name: 'port', least: 0, most: 65535 })
  const dataDir = path.resolve(data ?? path.join(paths.data, 'bare'))
  const declared = collections ? readCollections(path.resolve(collections)) : []
  const local = await openLocal()
  const cloud = await local.startLocalCloud({
    dataDir,
    envId: env,
    host,
    port: number,
    collections: declared,
    ...(cloudbaserc && { cloudbaserc: path.resolve(cloudbaserc) }),
    ...(web && { webDir: path.resolve(web) }),
    watch: watch ?? false,
    log: tell,
  })
  closeOnStop(cloud)
  const { secretId, secretKey, sessionToken, serviceUrl } = cloud.credentials
  const warning = networkWarning(host, cloud.port)
  if (warning) console.log(`${warning}\n`)
  console.log(`云开发环境 ${env} 开好了：${cloud.url}

用 @cloudbase/node-sdk 连它：
  TENCENTCLOUD_RUNENV=SCF TENCENTCLOUD_REGION=ap-shanghai node …
  tcb.init({ env: '${env}', secretId: '${secretId}', secretKey: '${secretKey}',
    sessionToken: '${sessionToken}',
    serviceUrl: '${serviceUrl}' })
用 @cloudbase/js-sdk 连它：app.registerHost('127.0.0.1:${cloud.port}', 'http')

数据在 ${shortPath(dataDir)}，按 Ctrl-C 停下。`)
}

function readCollections(file) {
  const wrong = (english) =>
    new PlainError(`看不懂 ${shortPath(file)}，要写成 [{"name":"notes","indexes":[]}]。`, english)
  if (!existsSync(file)) throw new PlainError(`没有 ${shortPath(file)} 这个文件。`, `There is no file ${file}.`)
  let declared
  try {
    declared = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw wrong(error.message)
  }
  if (!Array.isArray(declared) || declared.some(({ name }) => typeof name !== 'string')) throw wrong('not a list')
  return declared.map(({ name, indexes = [] }) => ({ name, indexes }))
}

/** What functions print, and what somebody has to know. */
function tell(line) {
  if (line.kind === 'output') console.log(`[${line.functionName}] ${line.text}`)
  else if (line.kind === 'trouble') console.error(line.message)
  else if (line.kind === 'bug') console.error(`出了没料到的错：${line.message}\n${line.stack}`)
}

function closeOnStop(cloud) {
  let isStopping = false
  onStop(async () => {
    if (isStopping) process.exit(130)
    isStopping = true
    await cloud.close()
    console.log('\n停好了，数据都在。')
    process.exit(0)
  })
}
