import { datasetOf } from '../component'
import { screenOf, select } from '../find'
import type { Pages } from '../pages'
import type { CallStage } from './call'

type Took = (result: unknown) => void

/**
 * `wx.createSelectorQuery()`. The host lays nothing out: every rectangle is 0 × 0 at the top left, so what depends
 * on sizes is for the browser tests and a real phone.
 */
export function selectorQuery(stage: CallStage, pages: () => Pages): object {
  const asked: { selector: string | null; every: boolean; took: Took | undefined }[] = []
  const look = (selector: string | null, every: boolean): unknown => {
    if (selector === null) return { scrollTop: 0, scrollLeft: 0, width: 0, height: 0 }
    const found = selector
      .split(',')
      .flatMap((one) => select(screenOf(pages().top), one.trim().replaceAll('>>>', ' ')))
      .map((node) => ({
        id: node.attr.id ?? '',
        dataset: datasetOf(node.attr),
        ...emptyRect,
        scrollTop: 0,
        scrollLeft: 0,
      }))
    return every ? found : (found[0] ?? null)
  }
  const query: Record<string, unknown> = {
    in: () => query,
    select: (selector: string) => taking(selector, false),
    selectAll: (selector: string) => taking(selector, true),
    selectViewport: () => taking(null, false),
    exec: (done?: Took) => {
      setTimeout(() => {
        if (!stage.life.alive || pages().stack.length === 0) return
        const results = asked.map(({ selector, every, took }) => {
          const result = stage.realm().own(look(selector, every))
          if (took) stage.guard(() => took(result))
          return result
        })
        if (done) stage.guard(() => done(results))
      })
      return query
    },
  }
  const taking = (selector: string | null, every: boolean): object => {
    const add = (took?: Took): object => {
      asked.push({ selector, every, took })
      return query
    }
    return { boundingClientRect: add, scrollOffset: add, fields: (_fields: unknown, took?: Took) => add(took) }
  }
  return query
}

const emptyRect = { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 }
