/** What the cloud and an instance say to each other. */
export interface Call {
  id: string
  event: unknown
  variables: Record<string, string>
  functionName: string
  timeLimitMs: number
  memoryLimitMb: number
  answerLimitBytes: number
}

export type Report =
  | { kind: 'ready' }
  | { kind: 'broken'; message: string; stack: string }
  | { kind: 'answered'; id: string; body: string }
  | { kind: 'tooLarge'; id: string }
  | { kind: 'threw'; id: string; message: string; stack: string }
