const language =
  'Array ArrayBuffer Boolean DataView Date Error EvalError Float32Array Float64Array Function Infinity Int16Array ' +
  'Int32Array Int8Array JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set ' +
  'String Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakSet ' +
  'decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval isFinite isNaN parseFloat parseInt undefined unescape'

const wechat =
  'App Behavior Component Page getApp getCurrentPages requirePlugin requireMiniProgram wx global globalThis console ' +
  'require module exports setTimeout clearTimeout setInterval clearInterval'

/** Names a script of the logic layer may use without asking: the language of ES2018 and what WeChat gives. */
export const logicLayerNames: ReadonlySet<string> = new Set(`${language} ${wechat}`.split(' '))

/** Names that bundled libraries use on other platforms only, and why WeChat never comes there. */
export const namesOfOtherPlatforms: ReadonlyMap<string, string> = new Map([
  ['tt', "Taro's runtime takes ByteDance's own DOM from it, after asking for the platform"],
])
