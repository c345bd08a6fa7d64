import { players } from '../street/cast'
import { call, type UseCase } from './use-case'

const { communityStaff, streetStaff, volunteer } = players
type Id = never

/** Who comes in, who is there, who is asked to come. */
export const peopleUseCases: UseCase[] = [
  call('directory', 'applications', 'screen', async () => ({ who: communityStaff, input: {} })),
  call('directory', 'people', 'list', async () => ({ who: communityStaff, input: {} })),
  call('directory', 'people', 'list', async () => ({ who: communityStaff, input: { words: '周' } }), '按姓名'),
  call('directory', 'people', 'list', async () => ({ who: communityStaff, input: { words: 'zgf' } }), '按拼音首字母'),
  call('directory', 'person', 'screen', async () => ({
    who: communityStaff,
    input: { userId: volunteer.userId as Id },
  })),
  call('directory', 'managing', 'list', async () => ({ who: streetStaff, input: {} })),
  call('directory', 'invitations', 'list', async () => ({ who: streetStaff, input: {} })),
  call('directory', 'invite', 'change', async () => ({
    who: streetStaff,
    input: { role: 'mediator' as const, orgPath: '/d1/s1', forName: '张律师', kinds: [] },
  })),
  call('directory', 'revealPhone', 'change', async () => ({
    who: communityStaff,
    input: { userId: volunteer.userId as Id, reason: '约走访' },
  })),
  call('account', 'interests', 'list', async () => ({ who: volunteer, input: {} })),
  call('account', 'application', 'screen', async () => ({ who: volunteer, input: {} })),
]
