import type { Plan } from './plan'

/** How a query is read. */
export interface Explanation {
  /** The indexes that answer it; `_id_` is the primary key. None: the whole collection is read. */
  indexes: string[]
  /** Whether documents come in the wanted order, so that a page costs what it holds. */
  inOrder: boolean
  /** Whether the whole collection is read, which another thread does when it is large. */
  scan: boolean
  /** The SQL of each walk. */
  sql: string[]
}

export const explainPlan = ({ steps, ordered, table, filter }: Plan): Explanation => ({
  indexes: [...new Set(steps.map(({ index }) => index))],
  inOrder: ordered,
  scan: steps.length === 0,
  sql:
    steps.length > 0
      ? steps.map(({ sql, orderBy }) => `${sql}${orderBy}`)
      : [`SELECT id, doc FROM ${table}${filter ? ` WHERE ${filter.sql}` : ''}`],
})
