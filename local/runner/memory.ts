import { readFileSync } from 'node:fs'

const lookEveryMs = 50

/**
 * How much memory is a process's own, in MB; undefined where the system does not tell (it does on Linux). What it shares
 * with others, the program text above all, does not count.
 */
function ownMemoryMb(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? []
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}

/**
 * Looks at a process until told to stop; `onOver` is called once when it has more memory than its limit. The engine's own
 * limit (`heapOptions`) sees only JavaScript's objects, not buffers.
 */
export function watchMemory(pid: number, limitMb: number, onOver: () => void): () => void {
  const timer = setInterval(() => {
    if ((ownMemoryMb(pid) ?? 0) <= limitMb) return
    clearInterval(timer)
    onOver()
  }, lookEveryMs)
  return () => clearInterval(timer)
}

/** Node's options that make the engine collect in time, as the cloud's runtime is told: nine tenths for old objects. */
export const heapOptions = (limitMb: number): string[] => [
  `--max-old-space-size=${Math.floor(limitMb * 0.9)}`,
  `--max-semi-space-size=${Math.max(1, Math.floor(limitMb * 0.05))}`,
]
