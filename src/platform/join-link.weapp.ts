/** A mini-program has no address of its own: the code itself, which is typed in. */
export const joinLink = (code: string): string => code
