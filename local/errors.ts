/**
 * The two ways this cloud says no: to a program on the wire (CloudBase's own closed codes and one sentence for the
 * developer), and to the person who starts it (one Chinese sentence saying what to do).
 */

/** CloudBase's published codes, as far as this cloud uses them. */
export type CloudErrorCode =
  | 'INVALID_PARAM'
  | 'INVALID_ACTION'
  | 'INVALID_ENV'
  | 'SYS_ERR'
  | 'SIGN_PARAM_INVALID'
  | 'EXCEED_REQUEST_SIZE_LIMIT'
  | 'EXCEED_MAX_RESPONSE_SIZE'
  | 'INVALID_REQUEST_SOURCE'
  | 'MISSING_CREDENTIALS'
  | 'INVALID_ACCESS_TOKEN'
  | 'ACCESS_TOKEN_EXPIRED'
  | 'ACCESS_TOKEN_DISABLED'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_PERMISSION_DENIED'
  | 'DATABASE_INVALID_OPERRATOR'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_COLLECTION_ALREADY_EXIST'
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_FAIL'
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTION_PARAM_INVALID'
  | 'FUNCTION_INVOCATION_FAILED'
  | 'FUNCTION_TIME_LIMIT_EXCEEDED'
  | 'FUNCTION_MEMORY_LIMIT_EXCEEDED'
  | 'FUNCTION_EXCEED_RESOURCE_LIMIT'
  | 'STORAGE_REQUEST_FAIL'
  | 'STORAGE_FILE_NONEXIST'
  | 'STORAGE_EXCEED_AUTHORITY'

/** An expected refusal on the wire. Anything else that is thrown is a bug: logged, and answered with `SYS_ERR`. */
export class CloudError extends Error {
  override readonly name = 'CloudError'

  constructor(
    readonly code: CloudErrorCode,
    message: string,
    /** For the log only; never sent to a browser. */
    readonly detail?: string,
  ) {
    super(message)
  }
}

export type LocalStartErrorCode =
  | 'PORT_TAKEN'
  | 'PORT_NOT_ALLOWED'
  | 'FOLDER_NOT_WRITABLE'
  | 'ALREADY_RUNNING'
  | 'DATABASE_DAMAGED'
  | 'DISK_FULL'
  | 'NO_DATA'
  | 'TARGET_NOT_EMPTY'
  | 'BACKUP_DAMAGED'
  | 'DUPLICATES_BLOCK_INDEX'
  | 'SECRETS_DAMAGED'
  | 'CONFIG_INVALID'
  | 'FUNCTION_MISSING'
  | 'WEB_FOLDER_MISSING'

/** Why the cloud did not start. `message` is meant to be shown as it is. */
export class LocalStartError extends Error {
  override readonly name = 'LocalStartError'

  constructor(
    readonly code: LocalStartErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options)
  }
}

export const invalidParam = (message: string) => new CloudError('INVALID_PARAM', message)

export const badRequest = (message: string) =>
  new CloudError('DATABASE_REQUEST_FAILED', `[InvalidParameter] ${message}`)

export const unknownOperator = (operator: string) =>
  new CloudError(
    'DATABASE_INVALID_OPERRATOR',
    `[InvalidParameter] operator ${operator} is not served by the local cloud`,
  )

/** What a thrown thing says, whatever it is. */
export const messageOf = (error: unknown): string => String(fieldOf(error, 'message') ?? error)

export const stackOf = (error: unknown): string => String(fieldOf(error, 'stack') ?? '')

/** The system's or the driver's code, such as `ENOENT`; empty when there is none. */
export const codeOf = (error: unknown): string => String(fieldOf(error, 'code') ?? '')

const fieldOf = (error: unknown, field: 'message' | 'stack' | 'code'): unknown =>
  typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[field] : undefined

export const assertNever = (value: never): never => {
  throw new Error(`unexpected ${JSON.stringify(value)}`)
}
