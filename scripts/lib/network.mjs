import { networkInterfaces } from 'node:os'

/** An address that only this machine reaches. */
const isLoopback = (host) => /^(127\.|localhost$|::1$)/.test(host)

/** Under which address a phone of the same network finds this machine; undefined when it has none. */
const seenAs = (host) =>
  host === '0.0.0.0' || host === '::'
    ? Object.values(networkInterfaces())
        .flat()
        .find(({ family, internal }) => family === 'IPv4' && !internal)?.address
    : host

/** What whoever serves the network has to know first; undefined when only this machine is served. */
export function networkWarning(host, port) {
  if (isLoopback(host)) return undefined
  const address = seenAs(host)
  const where = address === undefined ? '' : `，在他们手机上是 http://${address}:${port}`
  return `⚠ 同一网络里的人现在都能打开${where}。
  没有加密，只在信得过的网络里试，不要放真实的人的资料；控制台 /_local 仍旧只有这台机器能看。`
}
