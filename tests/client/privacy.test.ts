import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { privacyPolicy } from '#domain/policy/privacy'

const source = path.resolve(__dirname, '../../src')

/** What WeChat gives to no mini-program whose privacy guide does not name it. Source: WeChat's guide to 用户隐私保护指引. */
const guarded = [
  ...['getUserInfo', 'getUserProfile', 'getPhoneNumber', 'getWeRunData', 'getClipboardData', 'setClipboardData'],
  ...['getLocation', 'getFuzzyLocation', 'startLocationUpdate', 'startLocationUpdateBackground', 'onLocationChange'],
  ...['chooseLocation', 'choosePoi', 'chooseAddress', 'chooseInvoice', 'chooseInvoiceTitle', 'chooseLicensePlate'],
  ...['chooseImage', 'chooseMedia', 'chooseVideo', 'chooseMessageFile', 'saveImageToPhotosAlbum'],
  ...['saveVideoToPhotosAlbum', 'addPhoneContact', 'addPhoneCalendar', 'addPhoneRepeatCalendar', 'startRecord'],
  ...[
    'getRecorderManager',
    'joinVoIPChat',
    'createVKSession',
    'createCameraContext',
    'scanCode',
    'openBluetoothAdapter',
  ],
  ...[
    'createBLEPeripheralServer',
    'startAccelerometer',
    'startCompass',
    'startDeviceMotionListening',
    'startGyroscope',
  ],
]
/** Of these the position itself must be named in app.json as well. */
const positioned = ['getLocation', 'getFuzzyLocation', 'chooseLocation', 'choosePoi', 'chooseAddress']

const called = new Set(
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.h5)\.tsx?$/.test(name))
    .flatMap((name) => [...readFileSync(path.join(source, name), 'utf8').matchAll(/\b(?:Taro|wx)\.(\w+)/g)])
    .map(([, api = '']) => api),
)

describe('what the mini-program asks of WeChat', () => {
  it('is named in the privacy guide, and nothing is named that it does not ask', () => {
    const asked = guarded.filter((api) => called.has(api)).sort()
    expect(privacyPolicy.wechat.map(({ api }) => api).sort()).toEqual(asked)
  })

  it('is named in app.json where it is a place on the map', () => {
    const config = readFileSync(path.join(source, 'app.config.ts'), 'utf8')
    const named = [...(/requiredPrivateInfos: \[([^\]]*)\]/.exec(config)?.[1]?.matchAll(/'(\w+)'/g) ?? [])]
    expect(named.map(([, api]) => api)).toEqual(positioned.filter((api) => called.has(api)))
  })
})
