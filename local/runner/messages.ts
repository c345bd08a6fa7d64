/** What the cloud and an instance say to each other. */
export interface Call {
  id: string
  event: unknown
  variables: Record<string, string>
  functionName: string
  timeLimitMs: number
  memoryLimitMb: number
}

export type Report =
  | { kind: 'ready' }
  | { kind: 'broken'; message: string; stack: string }
  | { kind: 'answered'; id: string; body: string }
  | { kind: 'threw'; id: string; message: string; stack: string }

/** Stands before a request id at the beginning of a line: what follows in this stream belongs to that request. */
export const logMark = '\u001e'
