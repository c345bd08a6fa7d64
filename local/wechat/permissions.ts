import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The cloud calls a function declares: `permissions.openapi` of the `config.json` in its folder, as it stands now. A
 * function without that file is not held to it here; one whose file cannot be read may call nothing.
 */
export function declaredCalls(folder: string): readonly string[] | undefined {
  const file = join(folder, 'config.json')
  if (!existsSync(file)) return undefined
  try {
    const { permissions } = JSON.parse(readFileSync(file, 'utf8')) as { permissions?: { openapi?: unknown } }
    return Array.isArray(permissions?.openapi) ? permissions.openapi.map(String) : []
  } catch {
    return []
  }
}
