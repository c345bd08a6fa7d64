import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result } from '#domain/kernel/result'
import { changeThenShow } from '../kit/commands'
import { writeFile } from '../kit/files'
import type { CommandCall } from '../kit/route'
import { namedAreas } from './areas'
import { madeFile, pathOf } from './file'
import { mostRows, writeTable } from './workbook'

const howTo = [
  `一行一家，最多 ${mostRows} 行。名称、类型、社区一定要填，别的可以空着。`,
  '统一社会信用代码 18 位，最后一位会核对。',
  '日期写成 2026-03-05。用工人数只写数字。',
  '别名用“、”隔开。总包、分包、劳务公司有几家就用“；”隔开，信用代码写在名字后面的括号里。',
  '传上来先检查，哪一格不对会写明白；全对了才导入，不会只进一半。',
  '社区和网格照下面的写：',
]

/** Round trips: identity, areas, begin, command, commit; of the storage a write and an address. */
export async function placeTemplate(
  call: CommandCall,
  input: ParsedInputOf<'register', 'placeTemplate'>,
): Promise<Result<AnswerOf<'register', 'placeTemplate'>>> {
  const { labels } = await namedAreas(call)
  const fileId = await writeFile(pathOf(call, 'xlsx'), await writeTable([], [...howTo, ...labels]))
  return changeThenShow(
    call,
    input,
    async () => granted(fileId),
    async (kept) => {
      const file = await madeFile(call, kept, '单位登记模板.xlsx')
      return file.ok ? granted({ file: file.value }) : file
    },
  )
}
