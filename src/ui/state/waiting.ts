import { useEffect, useState } from 'react'

/** `early`: too soon to draw anything · `waiting`: a sketch of what comes · `slow`: time for a sentence. */
export type WaitingStage = 'early' | 'waiting' | 'slow'

const sketchAfterMs = 300
const sentenceAfterMs = 4_000

/** How long somebody has been looking at nothing, counted from the first drawing. */
export function useWaiting(): WaitingStage {
  const [stage, setStage] = useState<WaitingStage>('early')
  useEffect(() => {
    const sketch = setTimeout(() => setStage('waiting'), sketchAfterMs)
    const sentence = setTimeout(() => setStage('slow'), sentenceAfterMs)
    return () => {
      clearTimeout(sketch)
      clearTimeout(sentence)
    }
  }, [])
  return stage
}
