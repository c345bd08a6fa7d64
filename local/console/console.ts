import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { CloudError, messageOf, stackOf } from '../errors'
import { readBody } from '../wire/body'
import { isFromThisMachine } from '../wire/origin'
import { statusOf } from '../wire/reply'
import { FormTokens } from './form-tokens'
import { foreign, html } from './html'
import { prefix, type Room, redirect, rooms, send, sendPage, sendRefusal, type View } from './page'
import { collectionPage } from './pages/collection'
import { collectionsPage } from './pages/collections'
import { documentPage, saveDocument } from './pages/document'
import { filesPage } from './pages/files'
import { callPage, functionPage, functionsPage } from './pages/functions'
import { LogStreams, logsPage } from './pages/logs'
import { outboxPage } from './pages/outbox'
import { overviewPage } from './pages/overview'
import { endSessions, peoplePage } from './pages/people'
import { runTimer, timersPage } from './pages/timers'
import type { Sources, Visit } from './sources'

export type { ConsoleMode } from './sources'

const formLimitBytes = 4 * 1024 * 1024

type Page = (visit: Visit) => View | Promise<View>
/** Does something; gives the address to go to then, or a page that says why it was not done. */
type Deed = (visit: Visit, form: URLSearchParams) => string | View | Promise<string | View>

/** Addresses under the prefix; a star stands for one part, which the page gets. */
const pages: Record<string, Page> = {
  '': overviewPage,
  data: collectionsPage,
  'data/*': collectionPage,
  'data/*/document': documentPage,
  functions: functionsPage,
  'functions/*': functionPage,
  'calls/*': callPage,
  logs: logsPage,
  timers: timersPage,
  people: peoplePage,
  files: filesPage,
  outbox: outboxPage,
}

const deeds: Record<string, Deed> = {
  'data/*/document': saveDocument,
  'timers/run': runTimer,
  'people/end': endSessions,
}

const assets: Record<string, string> = { 'style.css': 'text/css', 'live.js': 'text/javascript' }

function match<T>(table: Record<string, T>, path: string): { found: T; names: string[] } | undefined {
  const parts = path.split('/').map(decoded)
  if (parts.some((part) => part === undefined)) return undefined
  for (const [pattern, found] of Object.entries(table)) {
    const wanted = pattern.split('/')
    if (wanted.length !== parts.length || wanted.some((part, n) => part !== '*' && part !== parts[n])) continue
    return { found, names: wanted.flatMap((part, n) => (part === '*' ? [parts[n] as string] : [])) }
  }
  return undefined
}

const decoded = (part: string): string | undefined => {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

/** The pages under `/_local/`: plain HTML made here, for whoever sits at this machine. */
export class Console {
  private readonly tokens = new FormTokens()
  private readonly streams: LogStreams

  private readonly sources: Sources

  constructor(sources: Omit<Sources, 'startedAt'>) {
    this.sources = { ...sources, startedAt: Date.now() }
    this.streams = new LogStreams(this.sources)
  }

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (!isFromThisMachine(request)) {
      sendRefusal(
        response,
        403,
        '这里打不开',
        '控制台里有真实的人的资料，只能在运行它的那台机器上打开，网址用 127.0.0.1 或 localhost。',
      )
      return
    }
    const path = url.pathname.slice(prefix.length)
    const visit = (names: readonly string[]): Visit => ({
      sources: this.sources,
      names,
      query: url.searchParams,
      base: `http://${request.headers.host}`,
      token: this.tokens.current(),
    })
    try {
      if (request.method === 'POST') await this.act(request, response, path, visit)
      else if (request.method === 'GET' || request.method === 'HEAD') await this.show(response, url, path, visit)
      else this.fail(response, path, 405, '这个网址不接受这样的请求。')
    } catch (error) {
      this.answerFailure(response, path, error)
    }
  }

  close(): void {
    this.streams.close()
  }

  private async show(
    response: ServerResponse,
    url: URL,
    path: string,
    visit: (names: readonly string[]) => Visit,
  ): Promise<void> {
    const type = Object.hasOwn(assets, path) ? assets[path] : undefined
    if (url.pathname === prefix.slice(0, -1)) return redirect(response, prefix)
    if (type) return send(response, 200, type, readFileSync(join(__dirname, path), 'utf8'))
    if (path === 'logs/stream') {
      if (!this.streams.serve(response, url.searchParams)) this.fail(response, path, 503, '看日志的页面开得太多了。')
      return
    }
    const page = match(pages, path)
    if (!page) return this.fail(response, path, 404, '没有这一页。')
    sendPage(response, await page.found(visit(page.names)), this.sources)
  }

  private async act(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    visit: (names: readonly string[]) => Visit,
  ): Promise<void> {
    const deed = match(deeds, path)
    const form = new URLSearchParams(String(await readBody(request, formLimitBytes)))
    if (!deed) return this.fail(response, path, 404, '没有这一页。')
    if (this.sources.mode !== 'write')
      return this.fail(response, path, 403, '现在只能看，不能改。要改，请用可以改的方式重新启动。')
    if (!this.tokens.accepts(request, form))
      return this.fail(response, path, 403, '这张表不是从这里的页面发出的，或者页面太旧了。请回到页面，刷新以后再来。')
    const outcome = await deed.found(visit(deed.names), form)
    if (typeof outcome === 'string') redirect(response, outcome)
    else sendPage(response, outcome, this.sources)
  }

  private answerFailure(response: ServerResponse, path: string, error: unknown): void {
    if (response.headersSent) {
      response.destroy()
      return
    }
    if (error instanceof CloudError) {
      const status = error.code === 'DATABASE_COLLECTION_NOT_EXIST' ? 404 : statusOf(error.code)
      this.fail(response, path, status, error.message)
      return
    }
    this.sources.log({ kind: 'bug', path: `${prefix}${path}`, message: messageOf(error), stack: stackOf(error) })
    this.fail(response, path, 500, '这一页出了错，原因在日志文件里。')
  }

  private fail(response: ServerResponse, path: string, status: number, sentence: string): void {
    const [room = ''] = path.split('/')
    const here = (Object.hasOwn(rooms, room) ? room : '') as Room
    sendPage(
      response,
      { room: here, title: '没打开', status, body: html`<p class="fault" role="alert">${foreign(sentence)}</p>` },
      this.sources,
    )
  }
}
