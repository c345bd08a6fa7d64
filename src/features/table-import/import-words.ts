import type { AnswerOf } from '#domain/contract/index'
import type { ImportKind } from '#domain/register/stored'

/** What a look at a table found, of whatever kind it is. */
export type Checked = AnswerOf<'register', 'checkPlaces'> | AnswerOf<'register', 'checkVolunteers'>

/** How a table of one kind is spoken of. */
export interface ImportWords {
  /** Where to find it on a computer. */
  path: string
  template: string
  counted: string
  /** What will be written, beside the count of rows. */
  right: (checked: Checked) => string
  done: string
  onward: string
}

export const importWords: Record<ImportKind, ImportWords> = {
  places: {
    path: '在「单位与场所」里选「用表格导入」。',
    template: '一行一家，一次最多 5000 行。名称、类型、社区一定要填，别的可以空着。',
    counted: '家',
    right: (checked) => {
      const words =
        'added' in checked ? `新增 ${checked.added} 家，更新 ${checked.changed} 家，不变 ${checked.unchanged} 家。` : ''
      return `${words}导入到一半断了也不要紧，再点一次接着来。`
    },
    done: '名册里已经有了，可以去印场所码。',
    onward: '去看名册',
  },
  volunteers: {
    path: '在「志愿者申请」里选「用表格导入」。',
    template: '一行一人，一次最多 500 行，只填签了纸质同意书的人。同意书要签的话写在模板的第二页。',
    counted: '人',
    right: (checked) => {
      const known = 'known' in checked ? checked.known : 0
      const words = known > 0 ? `其中 ${known} 人名册里已经有，只加上志愿者身份。` : ''
      return `${words}导入到一半断了也不要紧，再点一次接着来。`
    },
    done: '请他们打开小红帽，用这个手机号申请当志愿者。您在「志愿者申请」里一通过，微信就接上了。',
    onward: '去看人员',
  },
}
