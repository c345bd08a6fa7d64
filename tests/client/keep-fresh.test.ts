import { QueryClient } from '@tanstack/react-query'
import { PlainAbortController } from '../../src/client/abort'
import { anyone, keepFresh } from '../../src/client/keep-fresh'
import { anna, bo, FakePhone, placeOf, viewOf } from './support/desk'
import { settle } from './support/phone'

async function open() {
  const fake = new FakePhone()
  const phone = await fake.start()
  await phone.session.signIn(anna.name, 'right')
  const client = new QueryClient()
  const invalidate = jest.spyOn(client, 'invalidateQueries')
  keepFresh(phone, client, { now: fake.clock.now, after: fake.clock.after })
  fake.back.answers['visit.record'] = ({ commandId }) => ({ data: { visit: viewOf(String(commandId)) } })
  const record = () =>
    phone
      .desk()
      ?.visits.record({ as: 'volunteer', stop: { by: 'list', place: placeOf(1) }, result: 'noIssue', note: '' })
  return { fake, phone, client, invalidate, record }
}

describe('what the street said', () => {
  it('is asked again once after a row of commands went out, not after each', async () => {
    const { fake, invalidate, record } = await open()
    for (let i = 0; i < 5; i++) await record()
    await settle()
    expect(invalidate).not.toHaveBeenCalled()
    await fake.clock.pass(1_000)
    expect(invalidate.mock.calls).toEqual([[{ queryKey: [anna.userId] }]])
  })

  it('is asked again after a refusal: what the page shows is no longer so', async () => {
    const { fake, invalidate, record } = await open()
    fake.back.answers['visit.record'] = () => ({ code: 'notFound', message: '没有这一家' })
    await record()
    await fake.clock.pass(5_000)
    expect(invalidate).toHaveBeenCalledTimes(1)
  })

  it('is forgotten when somebody else comes, but for what anybody may know', async () => {
    const { phone, client } = await open()
    const own = [anna.userId, 'visit.mine']
    const open_ = [anyone, 'report.landing', 'GD8V3X5T']
    client.setQueryData(own, 'hers')
    client.setQueryData(open_, 'the street')
    const role = anna.roles[1]
    if (role) phone.session.chooseRole(role)
    expect(client.getQueryData(own)).toBe('hers')
    await phone.signOut()
    expect(client.getQueryData(own)).toBeUndefined()
    client.setQueryData([bo.userId, 'visit.mine'], 'his')
    await phone.session.signIn(bo.name, 'right')
    expect(client.getQueryData([bo.userId, 'visit.mine'])).toBeUndefined()
    expect(client.getQueryData(open_)).toBe('the street')
    client.clear()
  })
})

describe('the stand-in for AbortController', () => {
  it('tells its listeners once, and remembers why', () => {
    const controller = new PlainAbortController()
    const heard = jest.fn()
    const gone = jest.fn()
    controller.signal.addEventListener('abort', heard)
    controller.signal.addEventListener('abort', gone)
    controller.signal.removeEventListener('abort', gone)
    controller.signal.throwIfAborted()
    const why = new Error('left')
    controller.abort(why)
    controller.abort()
    expect(heard).toHaveBeenCalledTimes(1)
    expect(gone).not.toHaveBeenCalled()
    expect(controller.signal).toMatchObject({ aborted: true, reason: why })
    expect(() => controller.signal.throwIfAborted()).toThrow(why)
  })
})
