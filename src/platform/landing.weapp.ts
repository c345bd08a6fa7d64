/** A mini-program code names its page itself and hands it the scene. */
export const takeLandingCode = (): string | null => null
