/** A spot on the map, as WeChat names it; degrees, GCJ-02. */
interface Spot {
  lat: number
  lng: number
  /** Empty where the map knows none. */
  address: string
}

/** `none`: somebody changed their mind · `failed`: WeChat did not open its map. */
export type Chosen = Spot | 'none' | 'failed'
