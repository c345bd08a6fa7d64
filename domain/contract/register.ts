import * as z from 'zod'
import { CommandId, PlaceId } from '../kernel/id'
import { placeKinds } from '../place/place'
import type { RouteContract } from './envelope'
import { Cursor, InstantShape, OrgPathShape } from './shared'

/** A file that was made for the caller: fetched from `url` until `endsAt`. */
const MadeFile = z.object({ url: z.string(), name: z.string(), endsAt: InstantShape })

const ImportId = CommandId

const sheetLayouts = ['twelve', 'one'] as const

export const register = {
  /** An empty table with the columns of the register, to be filled in. */
  placeTemplate: { kind: 'command', input: z.strictObject({}), answer: z.object({ file: MadeFile }) },
  /** The register within reach in the same columns; numbers of people to call stay masked. */
  exportPlaces: {
    kind: 'command',
    input: z.strictObject({ within: OrgPathShape.optional(), kind: z.enum(placeKinds).optional() }),
    answer: z.object({ file: MadeFile, rows: z.int() }),
  },
  /**
   * Looks at a table that was uploaded a moment ago, and writes nothing into the register. With no problem in it the answer names an
   * import that may be run; otherwise it names every problem by its cell.
   */
  checkPlaces: {
    kind: 'command',
    input: z.strictObject({ fileId: z.string().min(1).max(300) }),
    answer: z.object({
      importId: ImportId.nullable(),
      rows: z.int(),
      /** The first two hundred, in the order of the table. */
      problems: z.array(z.object({ cell: z.string(), message: z.string() })),
      problemCount: z.int(),
    }),
  },
  /** The next step of an import: called until nothing is left. Called again after any interruption it goes on where it was. */
  runImport: {
    kind: 'command',
    input: z.strictObject({ importId: ImportId }),
    answer: z.object({ written: z.int(), total: z.int(), done: z.boolean() }),
  },
  /**
   * Codes as a PDF on A4, for one place or for a part of the street, the next sheet by cursor. What has no code yet gets one.
   * `origin` is where the browser app lives; without it the QR holds the bare code, which only our own scanner reads.
   */
  codeSheet: {
    kind: 'command',
    input: z.strictObject({
      layout: z.enum(sheetLayouts),
      of: z.discriminatedUnion('by', [
        z.strictObject({ by: z.literal('place'), placeId: PlaceId }),
        z.strictObject({ by: z.literal('area'), path: OrgPathShape }),
      ]),
      origin: z
        .string()
        .max(100)
        .regex(/^https?:\/\/[\w.-]+(:\d{1,5})?$/, '网址不对')
        .optional(),
      cursor: Cursor.optional(),
    }),
    answer: z.object({ file: MadeFile, codes: z.int(), pages: z.int(), next: Cursor.nullable() }),
  },
} as const satisfies Record<string, RouteContract>
