import { openLocal } from './open.mjs'
import { dataOf } from './places.mjs'

export async function explain({ data, sort = '' }, [collection, query = '']) {
  const local = await openLocal()
  const { indexes, inOrder, scan, sql } = await local.explain(dataOf(data), collection, query, sort)
  console.log(
    [
      scan
        ? '没有索引可用：要读完整个集合（数据多的时候在另一个线程里读，不耽误别人）。'
        : `用索引 ${indexes.join('、')}。`,
      inOrder ? '读出来就是要的顺序，够一页就停。' : '读完符合的再排序。',
      ...sql.map((text) => `  ${text}`),
    ].join('\n'),
  )
}
