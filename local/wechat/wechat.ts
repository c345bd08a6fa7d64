import { createHash } from 'node:crypto'
import { Connection } from '../documents/sqlite'
import {
  CallRefusal,
  type Fields,
  isPicture,
  newTraceId,
  type WechatAnswer,
  type WechatJson,
  WechatRefusal,
} from './answers'
import type { Api, Room } from './api'
import { getUnlimited } from './code'
import { type MediaEvent, mediaCheckAsync, mediaEvent, type SizeOfMedia } from './media-check'
import { MediaResults } from './media-results'
import { sendMessage } from './messages'
import { Outbox, type OutboxKind } from './outbox'
import { People } from './people'
import { getPhoneNumber } from './phone'
import { PhoneCodes } from './phone-codes'
import { checkTemplates, type MessageTemplate, Subscriptions } from './subscriptions'
import { msgSecCheck } from './text-check'
import { WordList } from './words'

export interface WechatOptions {
  appid?: string
  /** Where mini-program codes lead: the browser app, at an address that the scanning phone can reach. This server unless said. */
  appUrl?: string
  /** The pages of the mini-program, the first one first; without them no page is found missing. */
  pages?: readonly string[]
  /** What may be sent by `subscribeMessage.send`. */
  templates?: readonly MessageTemplate[]
  /** The function that gets what WeChat pushes, as “message push” is set to one in the console. */
  messageFunction?: string
  /** How long the verdict on a picture takes. */
  mediaCheckMs?: number
  /** Refuses (-604104) what a function asks while it serves the browser, as the cloud may. */
  onlyFromWechat?: boolean
}

/** Where a call comes from. */
export interface CalledBy {
  /** Undefined for a program outside of functions. */
  functionName: string | undefined
  /** Who called that function: `wechat`, `web`, `anonymous`, `timer` …; undefined for a program outside. */
  source: string | undefined
}

/** Name of a cloud call, address of the same API over HTTPS, kind of entry in the outbox, and who serves it. */
const served: readonly [name: string, path: string, kind: OutboxKind, api: Api][] = [
  ['security.msgSecCheck', 'wxa/msg_sec_check', 'text', msgSecCheck],
  ['security.mediaCheckAsync', 'wxa/media_check_async', 'media', mediaCheckAsync],
  ['wxacode.getUnlimited', 'wxa/getwxacodeunlimit', 'code', getUnlimited],
  ['phonenumber.getPhoneNumber', 'wxa/business/getuserphonenumber', 'phone', getPhoneNumber],
  ['subscribeMessage.send', 'cgi-bin/message/subscribe/send', 'message', sendMessage],
]

const defaults = { appid: 'wx0000000000000000', mediaCheckMs: 1000 }

/** WeChat's servers, as far as cloud calls reach them: answers as they would, does nothing, and keeps what was asked. */
export class Wechat {
  readonly outbox: Outbox
  private readonly db: Connection
  private readonly room: Room
  private readonly results: MediaResults

  constructor(
    private readonly options: WechatOptions & {
      databaseFile: string
      wordsFile: string
      serverUrl: string
      /** What a function's `config.json` declares under `permissions.openapi`; undefined when it has no such file. */
      permissionsOf: (functionName: string) => readonly string[] | undefined
      sizeOfMedia: SizeOfMedia
      push?: ((event: MediaEvent) => Promise<void>) | undefined
      now: () => number
    },
  ) {
    const { templates = [], appid = defaults.appid, appUrl = options.serverUrl, pages, now } = options
    checkTemplates(templates)
    const words = new WordList(options.wordsFile)
    this.db = new Connection(options.databaseFile)
    this.db.exec('PRAGMA synchronous=FULL')
    this.outbox = new Outbox(this.db)
    this.room = {
      appid,
      appUrl: appUrl.replace(/\/$/, ''),
      pages,
      people: new People(now),
      words,
      phoneCodes: new PhoneCodes(now),
      subscriptions: new Subscriptions(this.db, templates),
      now,
    }
    this.results = new MediaResults({
      outbox: this.outbox,
      delayMs: options.mediaCheckMs ?? defaults.mediaCheckMs,
      event: (media) => mediaEvent(media, { words, sizeOf: options.sizeOfMedia, appid, nowMs: now() }),
      push: options.push,
    })
  }

  get phoneCodes(): PhoneCodes {
    return this.room.phoneCodes
  }

  get subscriptions(): Subscriptions {
    return this.room.subscriptions
  }

  /** Somebody calls from WeChat. */
  seen(openid: string): void {
    this.room.people.seen(openid)
  }

  /** The openid that stands for a browser user, who has none: the same each time, and as one-way as WeChat's own. */
  openidOf(uid: string): string {
    return `o${createHash('sha256').update(`${this.room.appid}\n${uid}`).digest('base64url').slice(0, 27)}`
  }

  /**
   * One cloud call, by its name (`security.msgSecCheck`) or its address (`/wxa/msg_sec_check`). What WeChat refuses is
   * an answer too; what CloudBase refuses is thrown as a `CallRefusal`.
   */
  call(apiName: string, args: Fields, { functionName, source }: CalledBy): WechatAnswer {
    const plainName = apiName.replace(/^\//, '').replace(/^openapi\./, '')
    const found = served.find(([name, path]) => plainName === name || plainName === path)
    if (!found)
      throw new CallRefusal(-604100, `API not found: ${plainName.slice(0, 60)} is not served by the local cloud`)
    const [name, , kind, api] = found
    this.checkMayCall(name, functionName, source)
    const atMs = this.room.now()
    const entry = { atMs, kind, apiName: name, functionName: functionName ?? null, request: args }
    try {
      const { openid, answer, shown } = api(args, this.room)
      const { errcode, errmsg } = isPicture(answer) ? { errcode: 0, errmsg: 'ok' } : answer
      const id = this.outbox.add({ ...entry, openid, errcode, errmsg, shown })
      if (kind === 'media')
        this.results.schedule(id, { traceId: String(shown.traceId), mediaUrl: String(shown.mediaUrl) })
      return answer
    } catch (error) {
      if (!(error instanceof WechatRefusal)) throw error
      const { errcode } = error
      const errmsg = `${error.message} rid: ${newTraceId(atMs)}`
      this.outbox.add({ ...entry, openid: whomOf(args), errcode, errmsg, shown: {} })
      return { errcode, errmsg } satisfies WechatJson
    }
  }

  close(): void {
    this.results.close()
    this.db.close()
  }

  private checkMayCall(name: string, functionName: string | undefined, source: string | undefined): void {
    const declared = functionName === undefined ? undefined : this.options.permissionsOf(functionName)
    if (declared && !declared.includes(name))
      throw new CallRefusal(
        -604101,
        `function ${functionName} has no permission to call ${name}: declare it in its config.json`,
      )
    if (this.options.onlyFromWechat && (source === 'web' || source === 'anonymous'))
      throw new CallRefusal(-604104, 'illegal source of invocation: the function serves the browser')
  }
}

/** Whom a refused request was about, as far as it says. */
const whomOf = ({ openid, touser }: Fields): string | null =>
  [touser, openid].find((text): text is string => typeof text === 'string' && text !== '')?.slice(0, 128) ?? null
