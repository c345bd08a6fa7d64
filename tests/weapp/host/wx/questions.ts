/**
 * Something the platform asks the person (a dialog, a scan): the app waits until the test answers. An answer given
 * before the question is kept for it, so both orders read well in a test.
 */
export class Question<Asked, Answer> {
  /** What is on screen now, waiting. */
  open: Asked | null = null
  private readonly ready: Answer[] = []
  private settle: ((answer: Answer) => void) | null = null

  ask(asked: Asked): Promise<Answer> {
    const known = this.ready.shift()
    if (known !== undefined) return Promise.resolve(known)
    this.open = asked
    return new Promise((resolve) => {
      this.settle = resolve
    })
  }

  answer(answer: Answer): void {
    if (!this.settle) {
      this.ready.push(answer)
      return
    }
    this.open = null
    const settle = this.settle
    this.settle = null
    settle(answer)
  }
}
