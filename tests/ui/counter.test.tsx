import { act, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { CounterFoot, type Question } from '@/features/counter/counter-foot'
import { CounterView } from '@/features/counter/counter-view'
import { useCounter } from '@/features/counter/use-counter'
import { pretendWindow } from './double'
import { no, OnThePhone, silence, street } from './phone-double'

jest.mock('@/client/this-phone', () => ({ thisPhone: () => jest.requireActual('./phone-double').phone }))

const pickup = {
  redemptionId: 'R1',
  version: 2,
  name: '东北大米 5 千克',
  icon: 'rice',
  points: 30,
  holderName: '周*芳',
  phoneTail: '0386',
  availableBefore: 31,
  onHand: 12,
  outletName: '街道大厅 5 号窗口',
  reservedAt: '2026-03-05T02:00:00.000Z',
  keptUntil: '2026-03-12T09:00:00.000Z',
}

function Page() {
  const page = useCounter()
  const [asked, setAsked] = useState<Question[]>([])
  return (
    <>
      <CounterView
        {...page}
        typesFirst
        onType={page.setTyped}
        onLookUp={page.lookUp}
        onScan={page.scan}
        asked={asked}
        onAsked={setAsked}
        onNext={page.begin}
      />
      {page.pickup && (
        <CounterFoot
          asked={asked}
          busy={page.handing}
          offline={false}
          onConfirm={page.confirm}
          onNotThem={page.notThem}
        />
      )}
    </>
  )
}
const settle = () => act(async () => undefined)
async function draw(): Promise<HTMLElement> {
  street.answers.stock = { stock: [], handedOutToday: [], waiting: 0 }
  render(<Page />, { wrapper: OnThePhone })
  await settle()
  return screen.getByLabelText('他手机上的 6 个数字')
}
async function look(code: string): Promise<void> {
  const field = screen.getByLabelText('他手机上的 6 个数字')
  fireEvent.change(field, { target: { value: code } })
  fireEvent.keyDown(field, { key: 'Enter' })
  await settle()
}
const confirm = (): HTMLElement => screen.getByRole('button', { name: '确认，已当面发出' })
const tap = async (name: string): Promise<void> => {
  fireEvent.click(screen.getByRole(/尾号|过期/.test(name) ? 'checkbox' : 'button', { name }))
  await settle()
}
async function ask(): Promise<void> {
  await tap('报得出姓和手机尾号')
  await tap('东西看过，没破没过期')
}

beforeEach(() => {
  pretendWindow({ width: 1280 })
  street.forget()
})

describe('the window at the desk', () => {
  it('opens with the focus in the digits; Enter looks them up', async () => {
    const field = await draw()
    expect(field).toHaveFocus()
    street.answers.lookUpPickup = pickup
    await look('483 206')
    expect(street.to('lookUpPickup')).toMatchObject([{ input: { code: '483 206' } }])
    expect(screen.getByText('码有效，可以发。')).toBeInTheDocument()
  })

  it('takes what a scanner types as well', async () => {
    await draw()
    street.answers.lookUpPickup = pickup
    await look(`XHM-LQ:${'Ab-_1'.repeat(4)}xy`)
    expect(screen.getByText('码有效，可以发。')).toBeInTheDocument()
  })

  it('says who comes, the points and the shelf before and after', async () => {
    await draw()
    street.answers.lookUpPickup = pickup
    await look('483206')
    const facts = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
    expect(facts.slice(0, 3)).toEqual([
      '领的人周*芳手机尾号 0386',
      '积分31 → 1扣 30 分',
      '库存12 → 11街道大厅 5 号窗口',
    ])
    expect(facts[3]).toMatch(/^预留.*3月5日|^预留2026年3月5日/)
  })

  it('asks the street nothing for what is no code, and says how one looks', async () => {
    await draw()
    await look('48320')
    expect(screen.getByRole('alert')).toHaveTextContent('领取码是 6 个数字，看看有没有少一位。')
    await look('https://pay.example/1')
    expect(screen.getByRole('alert')).toHaveTextContent('这不是领取码，请让他打开「领取码」再扫。')
    expect(street.to('lookUpPickup')).toHaveLength(0)
  })

  it.each([
    ['notNow', '码过期了，让他点一下「换新码」再扫。'],
    ['alreadyDone', '已经有人领过这一份，今天 10:07 在街道大厅。请先别发。'],
    ['forbidden', '自己不能给自己发，请旁边同事来确认。'],
  ])('a code that must not count (%s) is said at once, and nothing can be handed out', async (code, message) => {
    await draw()
    street.answers.lookUpPickup = () => no(code, message)
    await look('483206')
    expect(screen.getByRole('alert')).toHaveTextContent(message)
    expect(screen.queryByRole('button', { name: '确认，已当面发出' })).toBeNull()
  })

  it('hands out only after both questions, and says what is left', async () => {
    await draw()
    street.answers.lookUpPickup = pickup
    street.answers.handOut = { redemption: {}, onHand: 11 }
    await look('483206')
    fireEvent.click(confirm())
    await settle()
    expect(street.to('handOut')).toHaveLength(0)
    expect(confirm()).toHaveAttribute('aria-disabled', 'true')
    await ask()
    fireEvent.click(confirm())
    await settle()
    expect(street.to('handOut')).toMatchObject([{ input: { code: '483206', redemptionId: 'R1' } }])
    expect(screen.getByText('发出去了。')).toBeInTheDocument()
    expect(screen.getByText('库存还有 11 份')).toBeInTheDocument()
    expect(screen.getByText(/周\*芳，扣了 30 分，还有 1 分/)).toBeInTheDocument()
    await tap('发下一份')
    expect(screen.getByLabelText('他手机上的 6 个数字')).toHaveFocus()
    expect(screen.getByLabelText('他手机上的 6 个数字')).toHaveValue('')
  })

  it('after silence does not know, and the second confirmation is the same one', async () => {
    await draw()
    street.answers.lookUpPickup = pickup
    await look('483206')
    await ask()
    street.answers.handOut = () => silence
    fireEvent.click(confirm())
    await settle()
    expect(screen.getByRole('alert')).toHaveTextContent('不会记重')
    street.answers.handOut = { redemption: {}, onHand: 11 }
    fireEvent.click(confirm())
    await settle()
    const [first, second] = street.to('handOut')
    expect(second?.commandId).toBe(first?.commandId)
    expect(screen.getByText('发出去了。')).toBeInTheDocument()
  })

  it('goes back to the digits when it is not them, and nothing was changed', async () => {
    await draw()
    street.answers.lookUpPickup = pickup
    await look('483206')
    await tap('不是本人')
    expect(screen.getByLabelText('他手机上的 6 个数字')).toHaveValue('')
    expect(street.to('handOut')).toHaveLength(0)
  })
})

describe('the window on a phone', () => {
  it('scans first and takes no focus: no keyboard covers the page', () => {
    const props = { offline: false, typed: '', looking: false, asked: [] }
    const nothing = (): void => undefined
    const acts = { onType: nothing, onLookUp: nothing, onScan: nothing, onAsked: nothing, onNext: nothing }
    render(<CounterView {...props} {...acts} typesFirst={false} />)
    expect(screen.getAllByRole('button')[0]).toHaveTextContent('扫领取码')
    expect(document.body).toHaveFocus()
  })
})
