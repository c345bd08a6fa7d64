/** A font file: its path beside the bundle. */
declare module '*.ttf' {
  const path: string
  export default path
}
