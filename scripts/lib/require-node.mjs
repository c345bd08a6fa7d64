// Nothing imported, no syntax of recent years: an old Node must be able to read this far to be told what is wrong.
const wanted = [20, 19]

/** Ends the process with one sentence when Node is too old to run what follows. */
export function requireNode() {
  const version = process.versions.node
  const [major, minor] = version.split('.').map(Number)
  if (major > wanted[0] || (major === wanted[0] && minor >= wanted[1])) return
  const least = wanted.join('.')
  console.error(
    `这里的 Node.js 是 ${version}，太旧了，请装 ${least} 或更新的版本再运行。\nNode.js ${version} is too old; ${least} or newer is needed.`,
  )
  process.exit(1)
}
