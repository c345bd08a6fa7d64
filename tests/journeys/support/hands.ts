/**
 * What a person does with the app, on whichever phone: the same walk can be told once and walked on both. Words are what
 * stands on the screen, or what a reader says of a picture.
 */
export interface Hands {
  readonly on: 'browser' | 'mini-program'
  /** Touches the one thing that is called so. */
  tap(words: string | RegExp): Promise<void>
  /** Writes into the field with this label. */
  type(label: string, text: string): Promise<void>
  /** On the visit page: scans a door's code with WeChat, or types it from the board in the browser. */
  giveCode(code: string): Promise<void>
  /** Waits until these words are on the screen. */
  see(words: string | RegExp): Promise<void>
  /** Waits until they are gone. */
  seeNot(words: string | RegExp): Promise<void>
  /** The screen as text, one space between words. */
  read(): Promise<string>
  /** The page before this one. */
  back(): Promise<void>
  /** Puts the phone into the pocket for this long and takes it out again. The clock of the phone moves on at once. */
  pocket(ms: number): Promise<void>
  /** A picture for whoever looks; nothing where none can be taken. */
  picture(name: string): Promise<void>
  /** What went wrong so far and no person would see: uncaught errors, errors on the console, failed requests. */
  problems(): readonly string[]
  /** Puts the phone away for good. */
  close(): Promise<void>
}

/** Waiting longer than this for something to appear is a fault. */
export const patienceMs = 30_000
