import protobuf from 'protobufjs/minimal'
import type { LocalCloud } from '../../../local'
import { sdkOf } from './cloud'

export interface Answer {
  errcode: number
  errmsg: string
  [field: string]: unknown
}

/** A cloud call as JSON, by the unmodified SDK. */
export const callJson = async (cloud: LocalCloud, apiName: string, requestData: object): Promise<Answer> =>
  ((await sdkOf(cloud).callWxOpenApi({ apiName, requestData })) as unknown as { result: Answer }).result

/** The message in which the SDK for mini-programs wraps the arguments of a call, written field by field. */
export function wrapped(args: Record<string, unknown>, kind = 0): Buffer {
  const pairs = protobuf.Writer.create()
  for (const [key, value] of Object.entries(args)) {
    const pair = protobuf.Writer.create()
      .uint32(10)
      .string(key)
      .uint32(18)
      .bytes(Buffer.from(JSON.stringify(value)))
    pairs.uint32(10).bytes(pair.finish())
  }
  return Buffer.from(protobuf.Writer.create().uint32(8).int32(kind).uint32(18).bytes(pairs.finish()).finish())
}

export interface Unwrapped {
  content: Buffer
  contentType: string
  errorCode: number
}

/** Reads the message that answers it. */
export function unwrapped(message: Uint8Array): Unwrapped {
  const reader = protobuf.Reader.create(message)
  const answer: Unwrapped = { content: Buffer.alloc(0), contentType: '', errorCode: 0 }
  while (reader.pos < reader.len) {
    const tag = reader.uint32()
    if (tag === 10) answer.content = Buffer.from(reader.bytes())
    else if (tag === 18) answer.contentType = reader.string()
    else if (tag === 24) answer.errorCode = reader.int32()
    else reader.skipType(tag & 7)
  }
  return answer
}

/** A cloud call as the SDK for mini-programs makes it, through the unmodified SDK for Node. */
export const callWrapped = async (cloud: LocalCloud, apiName: string, args: Record<string, unknown>) =>
  unwrapped((await sdkOf(cloud).callCompatibleWxOpenApi({ apiName, requestData: wrapped(args) } as never)) as never)
