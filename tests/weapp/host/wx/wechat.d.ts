/// <reference types="miniprogram-api-typings/types/wx/lib.wx.api" />
/// <reference types="miniprogram-api-typings/types/wx/lib.wx.cloud" />

// Only the shapes of `wx` and `wx.cloud`: the package's index also redeclares setTimeout, require and console for the
// whole program, which is right inside a mini-program and wrong in Node. The helpers it defines there:
declare namespace WechatMiniprogram {
  type IAnyObject = Record<string, unknown>
  type Optional<F> = F extends (arg: infer P) => infer R ? (arg?: P) => R : F
  type OptionalInterface<T> = { [K in keyof T]: Optional<T[K]> }
  interface AsyncMethodOptionLike {
    success?: (...args: never[]) => void
  }
  type PromisifySuccessResult<P, T extends AsyncMethodOptionLike> = P extends
    | { success: unknown }
    | { fail: unknown }
    | { complete: unknown }
    ? undefined
    : Promise<Parameters<Exclude<T['success'], undefined>>[0]>
}
