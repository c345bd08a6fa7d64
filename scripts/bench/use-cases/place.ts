import type { AnswerOf, InputOf } from '#domain/contract/index'
import { community, grid, longWords, placeIdAt, players } from '../street/cast'
import { type BenchStreet, newCommandId } from '../street/street'
import { call, type UseCase } from './use-case'

const { streetStaff } = players
type Entry = InputOf<'place', 'add'>
type Id = InputOf<'place', 'open'>['placeId']

/** A company with everything that the register asks about, as long as people write. */
const entry = (nth: number): Entry => ({
  ...{ kind: 'company', name: `柳溪机电设备有限公司${nth}`, orgPath: grid, invested: true },
  registry: {
    ...{ creditCode: null, legalName: '柳溪机电设备有限公司', aliases: ['老机电厂'], industry: '机械加工' },
    ...{ staffBand: null, staffCount: 130, address: longWords.slice(0, 60), location: null, enterpriseGrid: null },
    contractors: [],
    compliance: { mediation: 'committee', collectiveContract: null, womensContract: null, harmony: null },
  },
  contact: { name: '欧阳建国', phone: '13900001234' },
})

const added = async (street: BenchStreet, nth: number): Promise<Id> => {
  const placeId = newCommandId()
  await street.done('place', 'add', streetStaff, entry(nth), placeId)
  return placeId as Id
}

export const placeUseCases: UseCase[] = [
  call('place', 'areas', 'list', async () => ({ who: streetStaff, input: {} })),
  call('place', 'places', 'list', async () => ({ who: streetStaff, input: { within: community } })),
  call(
    'place',
    'places',
    'list',
    async (street) => {
      const first = await street.done<AnswerOf<'place', 'places'>>('place', 'places', streetStaff, {})
      return { who: streetStaff, input: { cursor: first.next ?? undefined } }
    },
    '第二页',
  ),
  call(
    'place',
    'places',
    'list',
    async () => ({ who: streetStaff, input: { words: '老周', sort: 'name' as const } }),
    '按名称',
  ),
  call(
    'place',
    'places',
    'list',
    async () => ({ who: streetStaff, input: { without: 'harmony' as const } }),
    '缺和谐企业的',
  ),
  call('place', 'open', 'screen', async () => ({ who: streetStaff, input: { placeId: placeIdAt(0) as Id } })),
  call('place', 'radar', 'list', async () => ({ who: streetStaff, input: { within: community } })),
  call('place', 'duplicates', 'screen', async () => ({ who: streetStaff, input: {} })),
  call('place', 'add', 'change', async (_, nth) => ({ who: streetStaff, input: entry(nth) })),
  call('place', 'change', 'change', async (street, nth) => ({
    who: streetStaff,
    input: { placeId: await added(street, nth), version: 1, entry: { ...entry(nth), contact: 'keep' as const } },
  })),
  call('place', 'close', 'change', async (street, nth) => ({
    who: streetStaff,
    input: { placeId: await added(street, nth), version: 1 },
  })),
  call('place', 'issueCode', 'change', async (street, nth) => ({
    who: streetStaff,
    input: { placeId: await added(street, nth) },
  })),
  call('place', 'revealContact', 'change', async (street, nth) => ({
    who: streetStaff,
    input: { placeId: await added(street, nth), reason: '约时间上门' },
  })),
]
