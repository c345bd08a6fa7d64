export interface CodeReaderProps {
  /** Whatever stood in a code that was seen; may be called several times with the same. */
  onText: (text: string) => void
  /** What is scanned (`门牌码`). */
  what?: string
}
