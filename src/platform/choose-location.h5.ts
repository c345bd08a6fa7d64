import type { Chosen } from './choose-location.types'

/** A browser has no map of its own: coordinates are pasted from one. */
export const canChooseLocation = false

export const chooseLocation = (_: { lat: number; lng: number } | undefined): Promise<Chosen> => Promise.resolve('none')
