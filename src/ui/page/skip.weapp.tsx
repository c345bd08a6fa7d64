/** No keyboard, nothing to skip. */
export function SkipLink(_: { onTap: () => void }) {
  return null
}
