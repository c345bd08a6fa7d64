import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Auth } from './auth/auth'
import { type LoginKey, loadLoginKey } from './auth/login-key'
import type { Caller } from './caller'
import { CollectionFacts } from './console/collection-facts'
import { Console, type ConsoleMode } from './console/console'
import { openDataFolder } from './data-folder'
import type { CollectionDeclaration } from './documents/database'
import { Documents } from './documents/documents'
import type { Doc } from './documents/values'
import { CloudError, LocalStartError } from './errors'
import { type FunctionConfig, readFunctionConfigs } from './runner/config'
import type { LogLine } from './runner/output'
import type { PoolLimits } from './runner/pool'
import { FunctionRunner } from './runner/runner'
import { keepSecret } from './secret-file'
import { Files } from './storage/files'
import { FileLinks } from './storage/links'
import { type Timer, Timers, timerEvent } from './timers/timers'
import { declaredCalls } from './wechat/permissions'
import { Wechat, type WechatOptions } from './wechat/wechat'
import { listen } from './wire/server'

export type { Caller } from './caller'
export type { ConsoleMode } from './console/console'
export type { CollectionDeclaration } from './documents/database'
export type { Doc } from './documents/values'
export { LocalStartError } from './errors'
export { nextRun } from './timers/timers'
export type { OutboxEntry, OutboxQuery } from './wechat/outbox'
export type { MessageTemplate } from './wechat/subscriptions'
export type { WechatOptions } from './wechat/wechat'

export interface LocalCloudOptions {
  /** Holds database.sqlite, files/ and secrets; created when missing. */
  dataDir: string
  envId: string
  host?: string
  /** 0 takes any free port. */
  port?: number
  /** Created when missing, with their indexes. */
  collections: readonly CollectionDeclaration[]
  /** Path of a cloudbaserc.json (version 2.0). */
  cloudbaserc?: string
  /** Added to each function's environment (secrets). May need the login key, which exists only after the start has begun. */
  functionEnv?: Record<string, string> | ((loginKey: LoginKey) => Record<string, string>)
  /** Static browser app, served at `/`. */
  webDir?: string
  /** Enables `POST /_local/invoke`. */
  adminToken?: string
  /** Starts functions anew when their bundle has changed. */
  watch?: boolean
  /** How many instances each function may have, how long calls wait, and the like; see `usualLimits` for what is not given. */
  limits?: Partial<PoolLimits>
  /** How large the database may become; as large as the disk unless said. */
  databaseLimitBytes?: number
  /** How large one file may be; 100 MB unless said. */
  fileLimitBytes?: number
  /** What stands for WeChat: its pages, message templates, where its codes lead, and who hears its events. */
  wechat?: WechatOptions
  /** The pages at `/_local/`: `read` (usual) only shows, `write` also changes things, `off` is not there. */
  console?: ConsoleMode
  /** One object per event: calls, output of functions, bugs. */
  log?: (line: object) => void
  /** The clock, in milliseconds. */
  now?: () => number
}

export interface LocalCloud {
  url: string
  port: number
  loginKey: LoginKey
  /** What the SDK for Node needs to speak to this cloud from outside a function. */
  credentials: { secretId: string; secretKey: string; sessionToken: string; serviceUrl: string }
  database: DatabaseAccess
  /** Calls a function as anybody. Throws a `CloudError` when it fails. */
  invoke(name: string, data?: unknown, caller?: Caller): Promise<{ requestId: string; result: unknown }>
  /** What a recent call wrote to its output. */
  linesOf(requestId: string): readonly LogLine[]
  /** Runs a timer now, found by the name of its trigger or its function. */
  runTimer(name: string): Promise<{ requestId: string; result: unknown }>
  /** Adds a browser user with a name and a password, as the cloud's console does. */
  addUser(username: string, password: string): Promise<{ uid: string }>
  /** What was asked of WeChat, and what people do on their phones. */
  wechat: Pick<Wechat, 'outbox' | 'phoneCodes' | 'subscriptions' | 'openidOf' | 'seen'>
  close(): Promise<void>
}

/** The database without the wire, for loading data and for looking at it. */
export interface DatabaseAccess {
  /** Inserts in durable steps of 500; a step holds all of its documents or none. */
  insertMany(collection: string, docs: readonly Doc[]): Promise<void>
  find(
    collection: string,
    query?: Doc,
    options?: { sort?: Record<string, 1 | -1>; skip?: number; limit?: number },
  ): Promise<Doc[]>
  count(collection: string, query?: Doc): Promise<number>
  /** Changes the first document that matches by update operators; how many were changed. */
  updateOne(collection: string, query: Doc, update: Doc): Promise<number>
}

const insertStep = 500

interface ServerSecrets {
  accessTokens: string
  fileLinks: string
}

const isServerSecrets = (value: Partial<ServerSecrets>): value is ServerSecrets =>
  [value.accessTokens, value.fileLinks].every((secret) => typeof secret === 'string' && secret.length >= 32)

const newSecret = () => randomBytes(32).toString('hex')

/** What has to be closed again, last opened first, when a start fails half-way and when the cloud closes. */
class Undo {
  private readonly steps: (() => void | Promise<void>)[] = []

  add(step: () => void | Promise<void>): void {
    this.steps.unshift(step)
  }

  /** Takes every step, even after one that fails; then throws what the first of those said. */
  async run(): Promise<void> {
    const failures: unknown[] = []
    for (const step of this.steps.splice(0)) {
      try {
        await step()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }
}

/**
 * Starts CloudBase on this machine. Throws a `LocalStartError` with one sentence for the person who started it, and
 * leaves nothing open then.
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const undo = new Undo()
  try {
    return await start(options, undo)
  } catch (error) {
    // Why it did not start matters more than what else went wrong on the way back.
    await undo.run().catch(() => undefined)
    throw error
  }
}

async function start(options: LocalCloudOptions, undo: Undo): Promise<LocalCloud> {
  const { envId, host = '127.0.0.1', port = 0, now = Date.now, log = () => undefined } = options
  checkOptions(options)
  const folder = openDataFolder(options.dataDir)
  undo.add(() => folder.release())
  const loginKey = loadLoginKey(folder.loginKey, envId)
  const secrets = keepSecret<ServerSecrets>(folder.secrets, isServerSecrets, () => ({
    accessTokens: newSecret(),
    fileLinks: newSecret(),
  }))
  const functionEnv =
    typeof options.functionEnv === 'function' ? options.functionEnv(loginKey) : (options.functionEnv ?? {})
  const configs = options.cloudbaserc ? readFunctionConfigs(options.cloudbaserc, functionEnv) : []

  const documents = new Documents({
    file: folder.database,
    collections: options.collections,
    now,
    limitBytes: options.databaseLimitBytes,
    onTrouble: (message) => log({ kind: 'trouble', message }),
  })
  undo.add(() => documents.close())
  const auth = new Auth({ file: folder.database, envId, loginKey, tokenSecret: secrets.accessTokens, now })
  undo.add(() => auth.close())
  const files = new Files(folder.files, folder.database, options.fileLimitBytes)
  undo.add(() => files.close())

  const wire = await listen(host, port)
  const sessionToken = newSecret()
  const functions = new FunctionRunner(configs, {
    platform: { envId, adminUrl: `${wire.url}/admin`, sessionToken },
    watch: options.watch ?? false,
    limits: options.limits,
    onLine: (functionName, line) => log({ kind: 'output', functionName, ...line }),
    onCall: (record) => log({ kind: 'call', ...record }),
    onCaller: ({ openid }) => openid && wechat.seen(openid),
  })
  // Functions end first: those that still run need the wire.
  undo.add(() => wire.close())
  undo.add(() => functions.close())

  const timers = new Timers(timersOf(configs), {
    fire: async ({ functionName, triggerName }, dueAt, requestId) => {
      const event = timerEvent(triggerName, dueAt)
      const { body } = await functions.invoke(functionName, event, {}, { trigger: 'timer', requestId })
      return { requestId, result: JSON.parse(body) as unknown }
    },
  })
  undo.add(() => timers.close())

  const links = new FileLinks(files, { envId, secret: secrets.fileLinks, now })
  const { messageFunction } = options.wechat ?? {}
  if (messageFunction && !configs.some(({ name }) => name === messageFunction))
    throw new LocalStartError(
      'CONFIG_INVALID',
      `接收微信消息的云函数 ${messageFunction} 不在部署配置里。请改正后重新启动。`,
    )
  const wechat = new Wechat({
    ...options.wechat,
    databaseFile: folder.database,
    wordsFile: join(resolve(options.dataDir), 'wechat-words.json'),
    serverUrl: wire.url,
    permissionsOf: (functionName) => {
      const config = configs.find(({ name }) => name === functionName)
      return config && declaredCalls(config.folder)
    },
    sizeOfMedia: (url) => links.sizeOf(url),
    push: messageFunction ? async (event) => void (await functions.invoke(messageFunction, event, {})) : undefined,
    now,
  })
  undo.add(() => wechat.close())

  const { console: mode = 'read' } = options
  const facts = new CollectionFacts(folder.database)
  undo.add(() => facts.close())
  const consolePages = new Console({
    envId,
    mode,
    dataDir: resolve(options.dataDir),
    documents,
    facts,
    functions,
    timers,
    auth,
    files: links,
    wechat,
    now,
    log,
  })
  undo.add(() => consolePages.close())

  wire.serve({
    envId,
    documents,
    auth,
    files: links,
    functions,
    console: mode === 'off' ? undefined : consolePages,
    wechat,
    sessionToken,
    adminToken: options.adminToken,
    webDir: options.webDir && resolve(options.webDir),
    now,
    log,
  })
  folder.announce(wire.url)

  return {
    url: wire.url,
    port: wire.port,
    loginKey,
    credentials: { secretId: 'local', secretKey: 'local', sessionToken, serviceUrl: `${wire.url}/admin` },
    database: databaseAccess(documents),
    invoke: async (name, data = {}, caller = {}) => {
      const { requestId, body } = await functions.invoke(name, data, caller)
      return { requestId, result: JSON.parse(body) as unknown }
    },
    linesOf: (requestId) => functions.linesOf(requestId),
    runTimer: (name) => {
      const timer = timers.named(name)
      if (!timer) throw new CloudError('FUNCTION_NOT_FOUND', `there is no timer ${name}`)
      return timers.runNow(timer)
    },
    addUser: (username, password) => auth.addUser(username, password),
    wechat,
    close: () => undo.run(),
  }
}

function checkOptions({ envId, webDir }: LocalCloudOptions): void {
  if (!/^[a-z0-9_-]{1,40}$/.test(envId)) {
    throw new LocalStartError(
      'CONFIG_INVALID',
      `环境名“${envId}”不合规：只能用小写字母、数字、下划线和短横线，最多 40 个字。`,
    )
  }
  if (webDir && !existsSync(join(webDir, 'index.html'))) {
    throw new LocalStartError('WEB_FOLDER_MISSING', `网页文件夹 ${webDir} 里没有 index.html。请先构建网页，再启动。`)
  }
}

const timersOf = (configs: readonly FunctionConfig[]): Timer[] =>
  configs.flatMap(({ name, triggers }) =>
    triggers.map((trigger) => ({ functionName: name, triggerName: trigger.name, cron: trigger.cron })),
  )

const databaseAccess = (documents: Documents): DatabaseAccess => ({
  insertMany: async (collection, docs) => {
    for (let from = 0; from < docs.length; from += insertStep)
      await documents.insert(collection, docs.slice(from, from + insertStep))
  },
  find: (collection, query = {}, { sort = {}, ...rest } = {}) =>
    documents.find(collection, query, { sort: Object.entries(sort), ...rest }),
  count: (collection, query = {}) => documents.count(collection, query),
  updateOne: async (collection, query, update) =>
    (await documents.update(collection, query, update, { multi: false })).changed,
})
