/** Who calls a function, as the platform knows it. Nobody (a timer, another function) is the empty caller. */
export interface Caller {
  /** WeChat identity of a mini-program user. */
  openid?: string
  unionid?: string
  appid?: string
  /** CloudBase's own id of a browser user. */
  uid?: string
  /** The id given to `createTicket`, for somebody signed in by custom login. */
  customUserId?: string
  anonymous?: boolean
  sourceIp?: string
}
