import type { ServerResponse } from 'node:http'
import { troubleOf } from '../documents/trouble'
import { CloudError } from '../errors'

export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  sendJsonText(response, status, JSON.stringify(value), headers)
}

export function sendJsonText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  })
  response.end(text)
}

/** What is told of a failure: an expected refusal as it is, a full disk in words, a bug without any detail. */
export const refusalOf = (error: unknown): CloudError =>
  error instanceof CloudError
    ? error
    : (troubleOf(error)?.refusal ?? new CloudError('SYS_ERR', 'an internal error occurred'))

/** The HTTP status that goes with a code at the gateway; the admin endpoint always answers 200. */
export function statusOf(code: CloudError['code']): number {
  switch (code) {
    case 'MISSING_CREDENTIALS':
    case 'INVALID_ACCESS_TOKEN':
    case 'ACCESS_TOKEN_EXPIRED':
    case 'ACCESS_TOKEN_DISABLED':
      return 401
    case 'DATABASE_PERMISSION_DENIED':
    case 'STORAGE_EXCEED_AUTHORITY':
    case 'INVALID_REQUEST_SOURCE':
      return 403
    case 'FUNCTION_NOT_FOUND':
    case 'STORAGE_FILE_NONEXIST':
    case 'INVALID_ACTION':
      return 404
    case 'EXCEED_REQUEST_SIZE_LIMIT':
      return 413
    case 'FUNCTION_EXCEED_RESOURCE_LIMIT':
      return 429
    case 'FUNCTION_TIME_LIMIT_EXCEEDED':
      return 504
    case 'SYS_ERR':
    case 'FUNCTION_INVOCATION_FAILED':
    case 'FUNCTION_MEMORY_LIMIT_EXCEEDED':
    case 'EXCEED_MAX_RESPONSE_SIZE':
      return 500
    default:
      return 400
  }
}
