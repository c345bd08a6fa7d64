import { helperAt, password, players } from '../street/cast'
import { call, type UseCase } from './use-case'

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
]
