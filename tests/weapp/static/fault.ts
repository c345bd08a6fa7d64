/** Something in a build that WeChat would refuse, or that would fail on a phone. */
export interface Fault {
  check: 'config' | 'wxml' | 'wxss' | 'script' | 'size'
  file: string
  message: string
}

/** Faults as lines for a person. */
export function asLines(faults: Fault[]): string[] {
  return faults.map((fault) => `[${fault.check}] ${fault.file}: ${fault.message}`)
}
