import type { LocalCloud } from '../../../local'
import { startCloud } from '../support/cloud'
import { callJson } from '../support/wechat'

describe('phone numbers', () => {
  let nowMs = Date.parse('2026-03-05T08:00:00Z')
  let cloud: LocalCloud
  beforeAll(async () => {
    cloud = await startCloud({ now: () => nowMs, wechat: { appid: 'wx1234' } })
  })
  const redeem = (code: unknown, more: object = {}) => callJson(cloud, 'phonenumber.getPhoneNumber', { code, ...more })

  it('are told for a code once', async () => {
    const code = cloud.wechat.phoneCodes.issue({ number: '13800138000', openid: 'oVolunteer' })
    nowMs += 5 * 60 * 1000
    expect(await redeem(code, { openid: 'oVolunteer' })).toEqual({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: '13800138000',
        purePhoneNumber: '13800138000',
        countryCode: '86',
        watermark: { timestamp: Date.parse('2026-03-05T08:00:00Z') / 1000, appid: 'wx1234' },
      },
    })
    expect((await redeem(code)).errcode).toBe(40029)
  })

  it('from abroad carry the code of their country', async () => {
    const code = cloud.wechat.phoneCodes.issue({ number: '61234567', countryCode: '852' })
    expect((await redeem(code)).phone_info).toMatchObject({
      phoneNumber: '+85261234567',
      purePhoneNumber: '61234567',
      countryCode: '852',
    })
  })

  it('are not told after five minutes, to somebody else, or for what is no code', async () => {
    const late = cloud.wechat.phoneCodes.issue({ number: '13800138000' })
    nowMs += 5 * 60 * 1000 + 1
    expect((await redeem(late)).errcode).toBe(40029)
    const other = cloud.wechat.phoneCodes.issue({ number: '13800138000', openid: 'oVolunteer' })
    expect((await redeem(other, { openid: 'oOther' })).errcode).toBe(40003)
    expect((await redeem('')).errcode).toBe(40029)
    expect((await redeem(undefined)).errcode).toBe(40029)
    expect((await redeem({ $ne: '' })).errcode).toBe(47001)
  })

  it('are not kept whole in the outbox', async () => {
    const code = cloud.wechat.phoneCodes.issue({ number: '13912345678' })
    await redeem(code)
    expect(cloud.wechat.outbox.list({ limit: 1 })).toMatchObject([
      { kind: 'phone', shown: { phoneNumber: '139****5678' } },
    ])
    expect(JSON.stringify(cloud.wechat.outbox.list())).not.toContain('13912345678')
  })

  it.each([{ number: '' }, { number: '138001380001380001380' }, { number: '13800138000', countryCode: 'cn' }])(
    'are none: %j',
    (phone) => {
      expect(() => cloud.wechat.phoneCodes.issue(phone)).toThrow('not valid')
    },
  )
})
