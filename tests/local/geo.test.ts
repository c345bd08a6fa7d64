import type { Doc } from '../../local/documents/values'
import { databaseOf, refusal, startCloud } from './support/cloud'

/** What the SDK's types leave out. */
interface Geo {
  Point: new (longitude: number, latitude: number) => object
  LineString: new (points: object[]) => object
  Polygon: new (rings: object[]) => object
}

describe('places', () => {
  let db: ReturnType<typeof databaseOf>
  let Geo: Geo
  const point = (longitude: number, latitude: number) => new Geo.Point(longitude, latitude)
  const ring = (...corners: [number, number][]) =>
    new Geo.LineString([...corners, corners[0] as [number, number]].map(([x, y]) => point(x, y)))
  const ids = ({ data }: { data: Doc[] }) => data.map(({ _id }) => _id)

  beforeAll(async () => {
    db = databaseOf(await startCloud({ collections: [{ name: 'places', indexes: [] }] }))
    Geo = db.Geo as unknown as Geo
    await db.collection('places').add([
      { _id: 'tower', city: '广州', at: point(113.30593, 23.1361155) },
      { _id: 'hill', city: '广州', at: point(113.306789, 23.1564721) },
      { _id: 'palace', city: '北京', at: point(116.3949659, 39.9163447) },
      { _id: 'nowhere', city: '北京' },
    ])
  })
  const near = (more: object = {}) => db.command.geoNear({ geometry: point(113.3089506, 23.0968251), ...more })

  it('are found nearest first, page by page, within their distances', async () => {
    const places = db.collection('places')
    expect(ids(await places.where({ at: near() }).get())).toEqual(['tower', 'hill', 'palace'])
    expect(ids(await places.where({ at: near({ maxDistance: 6000 }) }).get())).toEqual(['tower'])
    expect(ids(await places.where({ at: near({ minDistance: 6000 }), city: '广州' }).get())).toEqual(['hill'])
    expect(ids(await places.where({ at: near() }).skip(1).limit(1).get())).toEqual(['hill'])
    expect(ids(await places.where({ at: near() }).orderBy('_id', 'asc').get())).toEqual(['hill', 'palace', 'tower'])
    expect(ids(await places.where({ at: near() }).field({ city: true }).limit(1).get())).toEqual(['tower'])
  })

  it('are measured to the last digit MongoDB gives', async () => {
    const { data } = await db
      .collection('places')
      .aggregate()
      .geoNear({
        near: point(113.3089506, 23.0968251),
        distanceField: 'far.metres',
        key: 'at',
        spherical: true,
        query: { city: '广州' },
      })
      .end()
    expect(data.map(({ far }: Doc) => far)).toEqual([{ metres: 4384.68131486958 }, { metres: 6643.521654040738 }])
  })

  it('lie within a polygon but not in its hole, along great circles, and within a circle', async () => {
    const shapes = db.collection('shapes')
    await db.createCollection('shapes')
    await shapes.add([
      { _id: 'middle', at: point(0, 0) },
      { _id: 'between', at: point(1.5, 0) },
      { _id: 'outside', at: point(3, 0) },
      { _id: 'north', at: point(0, 60.5) },
      { _id: 'line', at: new Geo.LineString([point(-1.5, -1.5), point(1.5, -1.5)]) },
      { _id: 'far line', at: new Geo.LineString([point(-3, 0.5), point(3, 0.5)]) },
    ])
    const outline = ring([-2, -2], [2, -2], [2, 2], [-2, 2])
    const square = new Geo.Polygon([outline, ring([-1, -1], [1, -1], [1, 1], [-1, 1])])
    const found = async (condition: unknown) => ids(await shapes.where({ at: condition }).orderBy('_id', 'asc').get())
    expect(await found(db.command.geoWithin({ geometry: square }))).toEqual(['between', 'line'])
    expect(await found(db.command.geoIntersects({ geometry: square }))).toEqual(['between', 'far line', 'line'])
    expect(await found(db.command.geoIntersects({ geometry: point(1.5, -1.5) }))).toEqual(['line'])
    // The shortest way between two places of one latitude bends towards the pole.
    const wide = new Geo.Polygon([ring([-30, 50], [30, 50], [30, 60], [-30, 60])])
    expect(await found(db.command.geoWithin({ geometry: wide }))).toEqual(['north'])
    expect(await found(db.command.geoWithin({ centerSphere: [[0, 0], 0.03] }))).toEqual(['between', 'middle'])
  })

  it('may be asked for only where their order means something', async () => {
    const places = db.collection('places')
    expect((await refusal(places.where({ at: near() }).count())).message).toContain('not allowed in this context')
    const either = places.where(db.command.or([{ at: near() }, { city: '北京' }]))
    expect((await refusal(either.get())).code).toBe('DATABASE_REQUEST_FAILED')
  })
})
