import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result } from '#domain/kernel/result'
import { changeThenShow } from '../kit/commands'
import { writeFile } from '../kit/files'
import type { CommandCall } from '../kit/route'
import { namedAreas } from './areas'
import { placeForm } from './columns'
import { madeFile, pathOf } from './file'
import type { Form } from './form'
import { volunteerForm, volunteerHowTo } from './volunteer-columns'
import { writeTable } from './workbook'

const howTo = [
  `一行一家，最多 ${placeForm.mostRows} 行。名称、类型、社区一定要填，别的可以空着。`,
  '统一社会信用代码 18 位，最后一位会核对。',
  '日期写成 2026-03-05。用工人数写数字，不清楚就写“10–49 人”这样的一档。',
  '别名用“、”隔开。总包、分包、劳务公司有几家就用“；”隔开，信用代码写在名字后面的括号里。',
  '要改名册里已经有的：先导出，在导出的表里改，编号那一列别动；清空一格就是不要了。',
  '没写编号、信用代码名册里有的，就是改那一家：空着的格不动，写了的照写的改。',
  '导出来的联系人打了码，照原样留着就不改；要改，写全名全号。',
  '传上来先检查，哪一格不对会写明白；全对了才导入，不会只进一半。',
  '企业网格、社区和网格照下面的写：',
]

/** Round trips: identity, areas, begin, command, commit; of the storage a write and an address. */
export const placeTemplate = (
  call: CommandCall,
  input: ParsedInputOf<'register', 'placeTemplate'>,
): Promise<Result<AnswerOf<'register', 'placeTemplate'>>> =>
  template(call, input, { form: placeForm, howTo, name: '单位登记模板.xlsx' })

/** The same for volunteers. */
export const volunteerTemplate = (
  call: CommandCall,
  input: ParsedInputOf<'register', 'volunteerTemplate'>,
): Promise<Result<AnswerOf<'register', 'volunteerTemplate'>>> =>
  template(call, input, { form: volunteerForm, howTo: volunteerHowTo, name: '志愿者登记模板.xlsx' })

/** An empty table with how to fill it in, and the names of communities and grids within reach. */
async function template<K extends string>(
  call: CommandCall,
  input: unknown,
  { form, howTo, name }: { form: Form<K>; howTo: string[]; name: string },
): Promise<Result<AnswerOf<'register', 'placeTemplate'>>> {
  const { labels, besideLabels } = await namedAreas(call)
  const names = form.columns.some(({ key }) => key === 'enterpriseGrid') ? [...besideLabels, ...labels] : labels
  const fileId = await writeFile(pathOf(call, 'xlsx'), await writeTable(form, [], [...howTo, ...names]))
  return changeThenShow(
    call,
    input,
    async () => granted(fileId),
    async (kept) => {
      const file = await madeFile(call, kept, name)
      return file.ok ? granted({ file: file.value }) : file
    },
  )
}
