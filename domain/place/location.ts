/** Where a place lies: degrees, GCJ-02 as the maps of WeChat have it. */
export type Location = { lat: number; lng: number }

/** Around the whole country; what lies outside was typed wrong. */
const bounds = { lat: [3, 54], lng: [73, 136] } as const
const isIn = (value: number, [from, to]: readonly [number, number]): boolean => value >= from && value <= to

/**
 * `31.23041, 121.4737` as it is copied out of a map, in either order: within the country a latitude is never as large as a
 * longitude. Undefined for anything else.
 */
export function locationIn(text: string): Location | undefined {
  const [, one = '', other = ''] = /^\s*(\d{1,3}(?:\.\d+)?)\s*[,，\s]\s*(\d{1,3}(?:\.\d+)?)\s*$/.exec(text) ?? []
  if (one === '') return undefined
  const [lat = 0, lng = 0] = [Number(one), Number(other)].sort((a, b) => a - b)
  return isIn(lat, bounds.lat) && isIn(lng, bounds.lng) ? { lat, lng } : undefined
}

export const locationText = (location: Location | null): string =>
  location === null ? '' : `${location.lat}, ${location.lng}`
