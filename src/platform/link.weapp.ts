/** A mini-program has no address of its own: the code itself, which our scanner takes as well. */
export const linkWith = (code: string): string => code

/** Printed codes then hold only themselves. */
export const origin = (): string | undefined => undefined
