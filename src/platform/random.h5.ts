/** Bytes that nobody can guess. */
export const randomBytes = (count: number): Promise<Uint8Array> =>
  Promise.resolve(window.crypto.getRandomValues(new Uint8Array(count)))
