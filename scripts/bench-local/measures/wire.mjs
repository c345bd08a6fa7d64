import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { rowOf } from '../../bench/rows.mjs'
import { limits } from '../limits.mjs'

const envId = 'bench'
const forMs = 1500
const clients = 16

// Outside of a function the SDK looks for a machine in the cloud at every call; this tells it not to.
const asInFunctions = { TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'ap-shanghai', SCF_NAMESPACE: envId }

/**
 * What the unmodified SDK gets through, and where its time goes: to itself (calls of a server that only says yes), or to
 * the cloud (the same requests without the SDK).
 */
export const wire = {
  name: 'wire',
  title: '走 HTTP',
  async run(stores, report) {
    Object.assign(process.env, asInFunctions)
    const { default: tcb } = await import('@cloudbase/node-sdk')
    const child = fork(fileURLToPath(new URL('../cloud/main.mjs', import.meta.url)), [
      path.join(stores.folder, 'cloud'),
    ])
    const [{ credentials, idleUrl }] = await once(child, 'message')
    const open = (serviceUrl) => tcb.init({ env: envId, ...credentials, serviceUrl, keepalive: true }).database()
    const rows = []
    try {
      const bare = bareClient(credentials)
      for (const [name, work] of Object.entries(works(open(credentials.serviceUrl), open(idleUrl), bare))) {
        report(name)
        for (const width of [1, clients]) {
          rows.push(rowOf(name, await rateOf(width, work), { ...limits.rate, unit: `次/秒（${width} 人）` }))
        }
      }
      bare.close()
    } finally {
      child.send('close')
      await once(child, 'exit')
    }
    return rows
  },
}

function works(db, idle, bare) {
  const [things, nothing] = [db.collection('things'), idle.collection('things')]
  const text = '走访登记'.repeat(20)
  let nth = 0
  const next = () => `t${nth++}`
  const some = () => `t${nth++ % 500}`
  return {
    'SDK 问一个只会说好的服务器': () => nothing.doc('a').get(),
    'SDK：add': () => things.add({ _id: next(), nth, text }),
    '不经 SDK：add': () =>
      bare.send('insertDocument', { data: [JSON.stringify({ _id: next(), nth: { $numberInt: String(nth) }, text })] }),
    'SDK：doc().get': () => things.doc(some()).get(),
    '不经 SDK：doc().get': () =>
      bare.send('getDocument', { queryType: 'DOC', query: JSON.stringify({ _id: some() }), limit: 1 }),
    'SDK：doc().update': () => things.doc(some()).update({ seen: nth }),
    'SDK：事务，读 + 改 + 提交': async () => {
      const transaction = await db.startTransaction()
      const thing = transaction.collection('things').doc(some())
      await thing.get()
      await thing.update({ balance: nth })
      await transaction.commit()
    },
  }
}

/** How often in a second, by so many clients, each one call after the other. */
async function rateOf(width, work) {
  let calls = 0
  const startedMs = performance.now()
  const client = async () => {
    while (performance.now() - startedMs < forMs) {
      await work()
      calls++
    }
  }
  await Promise.all(Array.from({ length: width }, client))
  return (calls * 1000) / (performance.now() - startedMs)
}

/** Sends what the SDK would, and does nothing else. */
function bareClient({ serviceUrl, sessionToken }) {
  const agent = new Agent({ keepAlive: true })
  const headers = { 'content-type': 'application/json', authorization: 'TC3-HMAC-SHA256 Credential=local/bench' }
  const send = (action, fields) =>
    new Promise((resolve, reject) => {
      const said = request(`${serviceUrl}?env=${envId}`, { agent, headers, method: 'POST' }, async (response) => {
        let answer = ''
        for await (const chunk of response) answer += chunk
        const { code, message, data } = JSON.parse(answer)
        if (code) reject(new Error(`${code} ${message}`))
        else resolve(data)
      })
      said.once('error', reject)
      said.end(
        JSON.stringify({
          action: `database.${action}`,
          collectionName: 'things',
          envName: envId,
          sessionToken,
          ...fields,
        }),
      )
    })
  return { send, close: () => agent.destroy() }
}
