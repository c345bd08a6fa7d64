/** Runs jobs, at most `width` at once, in their order; gives their answers in that order. */
export async function inPool(width, jobs) {
  const answers = []
  let next = 0
  const work = async () => {
    while (next < jobs.length) {
      const index = next++
      answers[index] = await jobs[index]()
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, jobs.length) }, work))
  return answers
}
