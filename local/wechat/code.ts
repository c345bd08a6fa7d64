import { encode } from 'uqr'
import { badFormat, type Fields, invalidPage, textOf, WechatRefusal } from './answers'
import type { Api } from './api'
import { drawSquares, type Ink } from './picture'

const sceneLimit = 32
const sceneText = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/
const smallestPx = 280
const largestPx = 1280
const usualPx = 430
/** The white rim a reader needs, in modules. */
const rim = 4

const invalidArgs = (what: string) => new WechatRefusal(40097, `invalid args: ${what}`)

const isOneOf = (value: unknown, allowed: readonly unknown[]) => value === undefined || allowed.includes(value)

function sceneOf(args: Fields): string {
  const scene = textOf(args, 'scene')
  if (scene === '' || scene.length > sceneLimit)
    throw new WechatRefusal(40169, 'invalid length for scene, or the data is not json string')
  if (!sceneText.test(scene)) throw new WechatRefusal(40129, 'invalid scene')
  return scene
}

/** The page without a slash before it and without parameters; empty for the first page. */
function pageOf(args: Fields, pages: readonly string[] | undefined): string {
  const page = textOf(args, 'page')
  if (page.startsWith('/') || /[?#]/.test(page)) throw invalidPage()
  if (args.check_path !== undefined && typeof args.check_path !== 'boolean')
    throw badFormat('check_path has to be true or false')
  if (page !== '' && args.check_path !== false && pages && !pages.includes(page)) throw invalidPage()
  return page || (pages?.[0] ?? '')
}

function widthOf({ width = usualPx }: Fields): number {
  if (typeof width !== 'number' || !Number.isInteger(width) || width < smallestPx || width > largestPx)
    throw invalidArgs(`width has to be ${smallestPx} to ${largestPx}`)
  return width
}

/** WeChat takes each part of a colour as a number or as a text. */
function inkOf({ auto_color, line_color = {} }: Fields): Ink {
  if (auto_color === true) return [0, 0, 0]
  if (typeof line_color !== 'object' || line_color === null) throw badFormat('line_color has to be {r, g, b}')
  const parts = ['r', 'g', 'b'].map((name) => Number((line_color as Fields)[name] ?? 0))
  if (parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255))
    throw invalidArgs('line_color has to be 0 to 255')
  return parts as [number, number, number]
}

/**
 * `wxacode.getUnlimited`: a QR code instead of WeChat's round one. Whoever scans it comes to the browser app, to the
 * page and with the scene that the mini-program would get.
 */
export const getUnlimited: Api = (args, { appUrl, pages }) => {
  const scene = sceneOf(args)
  const page = pageOf(args, pages)
  const width = widthOf(args)
  const ink = inkOf(args)
  if (!isOneOf(args.env_version, ['release', 'trial', 'develop'])) throw invalidArgs('env_version')
  if (!isOneOf(args.is_hyaline, [true, false]) || !isOneOf(args.auto_color, [true, false]))
    throw badFormat('is_hyaline and auto_color have to be true or false')
  const url = `${appUrl}/${page === '' ? '' : `#/${page}`}?scene=${encodeURIComponent(scene)}`
  const { data } = encode(url, { ecc: 'M', border: rim })
  const buffer = drawSquares(data, { widthPx: width, ink, isTransparent: args.is_hyaline === true })
  return {
    openid: null,
    answer: { contentType: 'image/png', buffer },
    shown: { url, page, scene, envVersion: args.env_version ?? 'release' },
  }
}
