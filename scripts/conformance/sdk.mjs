import { createRequire } from 'node:module'
import { envId } from './running.mjs'

const require = createRequire(import.meta.url)

/** A client of its own: the unmodified SDK for Node, speaking to a cloud as a function would. */
export function databaseOf(cloud, options = {}) {
  // Outside of a function the SDK looks for a machine in the cloud at every call; this tells it not to.
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: envId,
    SILENCE: 'true',
  })
  const tcb = require('@cloudbase/node-sdk')
  return tcb.init({ env: envId, keepalive: true, ...cloud.credentials, ...options }).database()
}

/** What a promise is refused with, or undefined when it is kept. */
export const refusalOf = (promise) =>
  promise.then(
    () => undefined,
    (error) => error,
  )
