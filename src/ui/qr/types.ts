export interface QrCodeProps {
  /** What a scanner reads. */
  text: string
  /** What it is, and how to do without it (`领取码，也可以报数字 483 206`). */
  label: string
}
