/** A whole cloud in a process of its own, and beside it a server that only says yes. Tells where both answer. */
import { createServer } from 'node:http'
import { runTs } from '../../lib/run-ts.mjs'

const { startLocalCloud } = await runTs('scripts/bench-local/bench.ts')
const cloud = await startLocalCloud({
  dataDir: process.argv[2],
  envId: 'bench',
  collections: [{ name: 'things', indexes: [] }],
})

const answer = JSON.stringify({ requestId: 'r', data: { list: [], limit: 1, offset: 0 } })
const idle = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(answer))
})
await new Promise((resolve) => idle.listen(0, '127.0.0.1', resolve))

process.send({ credentials: cloud.credentials, idleUrl: `http://127.0.0.1:${idle.address().port}/admin` })
process.once('message', async () => {
  idle.close()
  await cloud.close()
  process.exit(0)
})
