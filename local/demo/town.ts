import { orgIdOf, whereLabel } from '#domain/organisation/organisation'
import type { OrgPath } from '#domain/organisation/path'
import { StoredOrganisation } from '#domain/organisation/stored'
import { besideOf } from './beside'
import { makeChance } from './chance'

/** The made-up district: one street as large as the seed's, and a small one beside it that must never be seen from the first. */
export type Grid = { path: OrgPath; number: number; name: string; where: string; area: string; communityPath: OrgPath }
export type Community = { path: OrgPath; name: string; grids: Grid[] }
export type Street = { id: string; path: OrgPath; name: string; communities: Community[] }

type Sketch = { name: string; grids: number; first: number; areas: string[] }

const ways = ['里', '新村', '小区', '老街', '花园', '西巷', '东苑', '公寓']
const areasOf = (name: string): string[] => ways.map((way) => `${name}${way}`)

/** 14 communities and 86 grids as in seed S0. Grids are numbered through the street; 柳溪 is its oldest part, so it begins there. */
const liuxi: Sketch[] = [
  {
    name: '桃园',
    grids: 7,
    first: 9,
    areas: ['桃园里', '桃园新村', '柳溪花园一期', '柳溪花园二期', '沿河路', '农贸街', '铁西宿舍'],
  },
  ...(
    [
      ['长青', 6, 16],
      ['南坡', 6, 22],
      ['柳溪', 8, 1],
      ['新河', 5, 28],
      ['望江', 7, 33],
      ['建设', 6, 40],
      ['和平', 6, 46],
      ['东林', 5, 52],
      ['朝霞', 7, 57],
      ['石桥', 6, 64],
      ['文苑', 6, 70],
      ['安居', 6, 76],
      ['北苑', 5, 82],
    ] as const
  ).map(([name, grids, first]) => ({ name, grids, first, areas: areasOf(name) })),
]

const wangjiang: Sketch[] = [
  { name: '江湾', grids: 2, first: 1, areas: areasOf('江湾') },
  { name: '码头', grids: 2, first: 3, areas: areasOf('码头') },
]

const district = { path: '/d1', name: '青禾区' }
const twoDigits = (number: number): string => String(number).padStart(2, '0')

function streetOf(id: string, name: string, sketches: Sketch[]): Street {
  const path = `${district.path}/${id}`
  const communities = sketches.map((sketch, index) => {
    const communityPath = `${path}/c${twoDigits(index + 1)}`
    const communityName = `${sketch.name}社区`
    const grids = Array.from({ length: sketch.grids }, (_, step): Grid => {
      const number = sketch.first + step
      const gridName = `第 ${number} 网格`
      return {
        path: `${communityPath}/g${twoDigits(number)}`,
        number,
        name: gridName,
        where: whereLabel([communityName, gridName]),
        area: sketch.areas[step] ?? sketch.name,
        communityPath,
      }
    })
    return { path: communityPath, name: communityName, grids }
  })
  return { id, path, name, communities }
}

export const mainStreet: Street = streetOf('s1', '柳溪街道', liuxi)
export const otherStreet: Street = streetOf('s2', '望江街道', wangjiang)
export const gridsOf = (street: Street): Grid[] => street.communities.flatMap(({ grids }) => grids)

/** Paths of a street's grids of enterprises. */
export const enterpriseGridsOf = (street: Street): OrgPath[] =>
  besideOfStreet(street).flatMap(({ kind, path }) => (kind === 'enterpriseGrid' ? path : []))

const besideOfStreet = (street: Street) =>
  besideOf({ path: street.path, isMain: street === mainStreet }, makeChance(street.id))

export type Team = StoredOrganisation['team']

/** The organisation's documents: district, streets, communities, and grids with their teams. */
export function organisationsOf(
  streets: Street[],
  teamOf: (grid: Grid) => Team,
  board: StoredOrganisation['board'] = null,
): StoredOrganisation[] {
  const made = (
    kind: StoredOrganisation['kind'],
    streetId: string,
    path: OrgPath,
    name: string,
    order: number,
    {
      team = null,
      desk = null,
      agency = null,
      board = null,
    }: Partial<Pick<StoredOrganisation, 'team' | 'desk' | 'agency' | 'board'>> = {},
  ): StoredOrganisation =>
    StoredOrganisation.parse({
      _id: orgIdOf(path),
      streetId,
      kind,
      name,
      orgPath: path,
      parentPath: kind === 'district' ? null : path.slice(0, path.lastIndexOf('/')),
      order,
      ...{ team, desk, agency, board, closedOn: null, version: 1 },
    })
  return [
    // The district stands above every street; it carries its own id where others carry their street's.
    made('district', 'd1', district.path, district.name, 1),
    ...streets.flatMap((street, streetIndex) => [
      made('street', street.id, street.path, street.name, streetIndex + 1, { desk: deskOf(street), board }),
      ...street.communities.flatMap((community, index) => [
        made('community', street.id, community.path, community.name, index + 1),
        ...community.grids.map((grid) =>
          made('grid', street.id, grid.path, grid.name, grid.number, { team: teamOf(grid) }),
        ),
      ]),
      ...besideOfStreet(street).map((each) =>
        made(each.kind, street.id, each.path, each.name, each.order, { agency: each.agency }),
      ),
    ]),
  ]
}

/** A number that nobody has: 0999 is no area of China. */
const deskOf = ({ id, name }: Street): StoredOrganisation['desk'] => ({
  phone: `0999-555${id === 's1' ? '0131' : '0232'}`,
  window: '街道大厅 3 号窗口',
  mark: [...name][0] ?? '',
})
