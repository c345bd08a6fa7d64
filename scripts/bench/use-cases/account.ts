import type { AnswerOf } from '#domain/contract/index'
import { helperAt, password, players } from '../street/cast'
import { type BenchStreet, newCommandId } from '../street/street'
import { call, type UseCase } from './use-case'

type Picture = { secret: string; code: string; number: string }

/** A browser that waits to be signed in by a phone. */
export async function pictureOpened(street: BenchStreet): Promise<Picture> {
  // 22 letters as a browser makes them of 16 random bytes.
  const secret = newCommandId().slice(4)
  const input = { secret, system: 'windows', browser: 'edge' }
  const opened = await street.done<AnswerOf<'account', 'openPairing'>>('account', 'openPairing', 'anybody', input)
  return { secret, code: opened.code, number: opened.number }
}

export const accountUseCases: UseCase[] = [
  call('account', 'signIn', 'change', async (_, nth) => ({
    who: 'anybody',
    input: { account: helperAt(nth).account, password },
  })),
  call('account', 'me', 'list', async () => ({ who: players.volunteer, input: {} })),
  call('account', 'inbox', 'list', async () => ({ who: players.volunteer, input: {} })),
  call('account', 'readInbox', 'change', async (_, nth) => ({
    who: helperAt(nth),
    input: { upTo: new Date().toISOString() },
  })),
  call('account', 'openPairing', 'change', async () => ({
    who: 'anybody',
    input: { secret: newCommandId().slice(4), system: 'windows' as const, browser: 'edge' as const },
  })),
  call('account', 'collectPairing', 'list', async (street) => ({
    who: 'anybody',
    input: { secret: (await pictureOpened(street)).secret },
  })),
  call('account', 'pairing', 'screen', async (street, nth) => ({
    who: helperAt(nth),
    input: { code: (await pictureOpened(street)).code },
  })),
  call('account', 'answerPairing', 'change', async (street, nth) => {
    const { code, number } = await pictureOpened(street)
    return { who: helperAt(nth), input: { code, number } }
  }),
  call('account', 'access', 'list', async () => ({ who: players.volunteer, input: {} })),
]
