import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { LocalStartError, messageOf } from '../errors'

/** One function, as its deployment describes it. */
export interface FunctionConfig {
  name: string
  folder: string
  /** `file.export`, such as `index.main`. */
  handler: string
  timeLimitMs: number
  memoryLimitMb: number
  variables: Record<string, string>
  triggers: { name: string; cron: string }[]
}

const defaults = { timeLimitSeconds: 3, memoryLimitMb: 256, handler: 'index.main' }

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const invalid = (file: string, what: string, cause?: unknown) =>
  new LocalStartError('CONFIG_INVALID', `部署配置 ${file} 有误：${what}。请改正后重新启动。`, { cause })

/**
 * Fills `{{env.NAME}}` from the given variables, as the deploy tool fills it from its environment; a variable whose
 * value is not given is left out.
 */
const fill = (variables: unknown, given: Record<string, string>): Record<string, string> => {
  const filled: Record<string, string> = {}
  for (const [name, value] of Object.entries(isObject(variables) ? variables : {})) {
    const reference = /^\{\{\s*env\.([A-Za-z_]\w*)\s*\}\}$/.exec(String(value))
    const text = reference ? given[reference[1] as string] : String(value)
    if (text !== undefined) filled[name] = text
  }
  return filled
}

/** Reads `cloudbaserc.json` (version 2.0) and checks that every function it names has been built. */
export function readFunctionConfigs(file: string, given: Record<string, string>): FunctionConfig[] {
  let config: unknown
  try {
    config = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw invalid(file, `读不出来（${messageOf(error)}）`, error)
  }
  if (!isObject(config) || !Array.isArray(config.functions)) throw invalid(file, '缺少 functions 列表')
  const root = resolve(dirname(file), typeof config.functionRoot === 'string' ? config.functionRoot : 'cloudfunctions')
  return config.functions.map((entry: unknown) => {
    const name = isObject(entry) ? entry.name : undefined
    if (!isObject(entry) || typeof name !== 'string' || !/^[A-Za-z][\w-]{0,59}$/.test(name)) {
      throw invalid(file, '有一个云函数没有合法的名字')
    }
    const handler = typeof entry.handler === 'string' ? entry.handler : defaults.handler
    const folder = join(root, name)
    if (!/^[\w-]+\.[\w-]+$/.test(handler)) throw invalid(file, `云函数 ${name} 的 handler 应写成“文件.函数”`)
    if (!existsSync(join(folder, `${handler.split('.')[0]}.js`))) {
      throw new LocalStartError('FUNCTION_MISSING', `找不到云函数 ${name}（应在 ${folder}）。请先构建云函数，再启动。`)
    }
    return {
      name,
      folder,
      handler,
      timeLimitMs: (typeof entry.timeout === 'number' ? entry.timeout : defaults.timeLimitSeconds) * 1000,
      memoryLimitMb: typeof entry.memorySize === 'number' ? entry.memorySize : defaults.memoryLimitMb,
      variables: { ...fill(entry.envVariables, given), ...given },
      triggers: triggersOf(file, name, entry.triggers),
    }
  })
}

const triggersOf = (file: string, name: string, triggers: unknown): FunctionConfig['triggers'] => {
  if (triggers === undefined) return []
  if (!Array.isArray(triggers)) throw invalid(file, `云函数 ${name} 的 triggers 应是列表`)
  return triggers.map((trigger: unknown) => {
    if (!isObject(trigger) || trigger.type !== 'timer' || typeof trigger.config !== 'string') {
      throw invalid(file, `云函数 ${name} 的触发器应是 timer，并写明 config`)
    }
    return { name: String(trigger.name ?? name), cron: trigger.config }
  })
}
