import { mintId } from '#domain/kernel/mint-id'
import { clock } from '../platform/clock'
import type { PhotoFile } from '../platform/photo.types'
import { randomBytes } from '../platform/random'
import { transport } from './transport'

/** Puts a table where phones put their files, under a new name each time; gives its id. Throws `Unreachable` or `SessionEnded`. */
export const sendTable = async (file: PhotoFile): Promise<string> =>
  transport.upload(`incoming/${mintId(clock.now(), await randomBytes(10))}.xlsx`, file)
