import * as z from 'zod'
import { CommandId, PlaceId } from '../kernel/id'
import { placeKinds } from '../place/place'
import { importKinds } from '../register/stored'
import type { RouteContract } from './envelope'
import { Cursor, InstantShape, OrgPathShape } from './shared'

/** A file that was made for the caller: fetched from `url` until `endsAt`. */
const MadeFile = z.object({ url: z.string(), name: z.string(), endsAt: InstantShape })

const ImportId = CommandId

/** A table that was uploaded a moment ago. */
const Sent = z.strictObject({ fileId: z.string().min(1).max(300) })

/** What a look at a table found; with no problem in it there is an import that may be run. */
const Looked = z.object({
  importId: ImportId.nullable(),
  rows: z.int(),
  /** The first two hundred, in the order of the table. */
  problems: z.array(z.object({ cell: z.string(), message: z.string() })),
  problemCount: z.int(),
})

/** How far an import has come; called until `done`. Called again after any interruption it goes on where it was. */
const Step = z.object({ written: z.int(), total: z.int(), done: z.boolean() })

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
   * import that may be run, or none where the register says all of it already; otherwise it names every problem by its cell. A row
   * with our number or with a credit code that is known changes that place.
   */
  checkPlaces: {
    kind: 'command',
    input: Sent,
    /** How many rows are new, change a place that is there already, or say what the register says; 0 with problems. */
    answer: Looked.extend({ added: z.int(), changed: z.int(), unchanged: z.int() }),
  },
  /** The next step of an import of places; `skipped` are rows of places that somebody else changed since they were looked at. */
  runImport: {
    kind: 'command',
    input: z.strictObject({ importId: ImportId }),
    answer: Step.extend({ skipped: z.array(z.object({ cell: z.string(), message: z.string() })) }),
  },
  /** An empty table for volunteers who agreed on paper, with the words that they agree to. */
  /** The caller's own import that has begun and is not at its end. */
  openImport: {
    kind: 'query',
    input: z.strictObject({ of: z.enum(importKinds) }),
    answer: z.object({ open: z.object({ importId: ImportId, written: z.int(), total: z.int() }).nullable() }),
  },
  volunteerTemplate: { kind: 'command', input: z.strictObject({}), answer: z.object({ file: MadeFile }) },
  /** Looks at a table of volunteers like `checkPlaces`; tells besides how many the street knows already, who only get the role. */
  checkVolunteers: { kind: 'command', input: Sent, answer: Looked.extend({ known: z.int() }) },
  /** The next step of an import of volunteers. */
  runVolunteers: { kind: 'command', input: z.strictObject({ importId: ImportId }), answer: Step },
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
