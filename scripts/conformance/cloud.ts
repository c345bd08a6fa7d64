/**
 * A whole cloud as a process of its own, so that it can be planted with a fault, killed, and told what time it is. Says
 * one line when it is ready; then every line it hears is by how many milliseconds its clock jumps, and is said back.
 */
import { createInterface } from 'node:readline'
import { startLocalCloud } from '../../local'

const options = JSON.parse(process.argv[2] as string)
let aheadMs = 0

startLocalCloud({ ...options, now: () => Date.now() + aheadMs }).then((cloud) => {
  process.stdout.write(`${JSON.stringify({ url: cloud.url, credentials: cloud.credentials })}\n`)
  createInterface(process.stdin)
    .on('line', (line) => {
      aheadMs += Number(line)
      process.stdout.write(`${line}\n`)
    })
    // Whoever started this process is gone.
    .on('close', () => cloud.close().then(() => process.exit()))
})
