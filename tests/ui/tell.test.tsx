import { act, renderHook } from '@testing-library/react'
import { useTell } from '@/features/session/use-tell'
import { no, OnThePhone, silence, street, yes } from './phone-double'

jest.mock('@/client/this-phone', () => ({ thisPhone: () => jest.requireActual('./phone-double').phone }))

const draw = () => renderHook(() => useTell('points', 'reserve'), { wrapper: OnThePhone }).result
const ids = (): (string | undefined)[] => street.to('reserve').map(({ commandId }) => commandId)

describe('a command that waits for its answer', () => {
  beforeEach(() => street.forget())

  it('tried again after silence goes out under the same id, so that it is done once', async () => {
    const hook = draw()
    street.answers.reserve = () => silence
    await act(() => hook.current.tell({ stockId: 'hall.1' }))
    await act(() => hook.current.tell({ stockId: 'hall.1' }))
    street.answers.reserve = yes
    await act(() => hook.current.tell({ stockId: 'hall.1' }))
    expect(new Set(ids()).size).toBe(1)
    expect(ids()).toHaveLength(3)
  })

  it('wished for anew after its answer is another one', async () => {
    const hook = draw()
    street.answers.reserve = yes
    await act(() => hook.current.tell({ stockId: 'hall.1' }))
    await act(() => hook.current.tell({ stockId: 'hall.1' }))
    street.answers.reserve = () => no('limitReached', '领完了')
    await act(() => hook.current.tell({ stockId: 'hall.1' }))
    await act(() => hook.current.tell({ stockId: 'hall.1' }))
    expect(new Set(ids()).size).toBe(4)
  })

  it('tapped twice at once is one wish', async () => {
    const hook = draw()
    street.answers.reserve = () => silence
    await act(() => Promise.all([hook.current.tell({ stockId: 'hall.1' }), hook.current.tell({ stockId: 'hall.1' })]))
    expect(new Set(ids()).size).toBe(1)
  })

  it('for something else has an id of its own', async () => {
    const hook = draw()
    street.answers.reserve = () => silence
    await act(() => hook.current.tell({ stockId: 'hall.1' }))
    await act(() => hook.current.tell({ stockId: 'hall.2' }))
    expect(new Set(ids()).size).toBe(2)
  })

  it('that the street turns out to have heard is fulfilled: the next is a new one', async () => {
    const hook = draw()
    street.answers.reserve = () => silence
    await act(() => hook.current.tell({ stockId: 'hall.1' }))
    act(() => hook.current.heard([String(ids()[0])]))
    await act(() => hook.current.tell({ stockId: 'hall.1' }))
    expect(new Set(ids()).size).toBe(2)
  })
})
