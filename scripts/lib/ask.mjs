import { createInterface } from 'node:readline/promises'

/** True only when a person types 是 or yes. A closed input is a no. */
export async function confirm(question) {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const closed = new Promise((resolve) => terminal.once('close', () => resolve('')))
  const answer = await Promise.race([terminal.question(`${question}\n> `), closed])
  terminal.close()
  return ['是', 'yes'].includes(answer.trim().toLowerCase())
}
