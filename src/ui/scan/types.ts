export interface CodeReaderProps {
  /** Whatever stood in a code that was seen; may be called several times with the same. */
  onText: (text: string) => void
}
