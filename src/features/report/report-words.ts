import { referralCodeIn } from '#domain/report/referral'
import { concernLabels, debtorLabels, opennessLabels, peopleRangeLabels, troubleLabels } from '#domain/report/report'
import { amountLabel, monthsLabel } from '#domain/report/title'
import { amountIn, phoneIn, type ReportDraft, type Step } from '../../client/report-draft'

/** What each step asks first. */
export const questions = {
  1: '出了什么事？',
  2: '您一个人大概被欠多少？',
  3: '在哪儿干的活？',
  4: '有没有照片？',
  5: '要不要留姓名？',
} as const satisfies Record<Step, string>

/** What the button to the next step says. */
export function onwardOf({ step, photos }: ReportDraft): string {
  switch (step) {
    case 1:
      return '下一步：欠了多少'
    case 2:
      return '下一步：在哪儿干的活'
    case 3:
      return '下一步：有没有照片'
    case 4:
      return photos.length > 0 ? '下一步：核对一下' : '没有照片，下一步'
    case 5:
      return '交给街道'
  }
}

/** What is still to be answered before a step can be left; undefined when nothing is. */
export function missingIn(step: Step, draft: ReportDraft): string | undefined {
  const missing = missingOf(step, draft)
  return missing.length > 0 ? `还差：${missing.join('、')}` : undefined
}

function missingOf(step: Step, draft: ReportDraft): string[] {
  switch (step) {
    case 1:
      return [draft.trouble === null && '出了什么事', draft.stillThere === null && '还在不在那儿干'].filter(isSaid)
    case 2:
      return [!hasAmount(draft) && '欠多少', draft.people === null && '几个人'].filter(isSaid)
    case 3:
      return [!hasPlace(draft) && '在哪儿', draft.debtor === null && '该谁给钱'].filter(isSaid)
    case 4:
      return []
    case 5:
      return missingContact(draft)
  }
}

const isSaid = (one: string | false): one is string => one !== false

const hasAmount = ({ amount, exactAmount }: ReportDraft): boolean =>
  amount === 'exact' ? amountIn(exactAmount) !== undefined : amount !== null

const hasPlace = ({ place, placeNote }: ReportDraft): boolean => place !== null || placeNote.trim() !== ''

function missingContact({ openness, name, phone, referralCode }: ReportDraft): string[] {
  if (openness === null) return ['要不要留姓名']
  const named = openness !== 'anonymous'
  return [
    named && name.trim() === '' && '怎么称呼您',
    named && phoneIn(phone) === undefined && '11 位手机号',
    referralCode.trim() !== '' && referralCodeIn(referralCode) === undefined && '6 位介绍码',
  ].filter(isSaid)
}

/** The first step that is not finished; one after the last when all are. */
export const firstOpenStep = (draft: ReportDraft): Step =>
  ([1, 2, 3, 4, 5] as const).find((step) => missingOf(step, draft).length > 0) ?? 5

/** The place as it is read back. */
export const placeWords = ({ place, placeNote }: Pick<ReportDraft, 'place' | 'placeNote'>): string =>
  [place && (place.name || codeWords(place.code)), placeNote.trim()].filter(Boolean).join('，')

/** `场所码 GD8V 3X5T`: until the street has said what it is called. */
export const codeWords = (code: string): string => `场所码 ${code.slice(0, 4)} ${code.slice(4)}`

export interface SummaryLine {
  step: Step
  label: string
  words: string
}

/** Everything that was said, to be read over once more. Only what was answered. */
export function summaryOf(draft: ReportDraft): SummaryLine[] {
  const { trouble, stillThere, people, debtor, openness, name, photos } = draft
  const amount = amountWords(draft)
  const lines: (SummaryLine | false)[] = [
    trouble !== null && {
      step: 1,
      label: '什么事',
      words: [
        troubleLabels[trouble],
        stillThere === null ? '' : stillThere ? '还在干' : '已经不干了',
        ...concernWords(draft),
      ]
        .filter(Boolean)
        .join('，'),
    },
    amount !== '' && {
      step: 2,
      label: '欠多少',
      words: [amount, monthsOf(draft), people === null ? '' : peopleRangeLabels[people]].filter(Boolean).join('，'),
    },
    hasPlace(draft) && {
      step: 3,
      label: '在哪儿',
      words: [placeWords(draft), debtorWords(debtor)].filter(Boolean).join('，'),
    },
    draft.step > 4 && { step: 4, label: '照片', words: photos.length > 0 ? `${photos.length} 张` : '没有' },
    openness !== null && {
      step: 5,
      label: '留不留名',
      words: [opennessLabels[openness], openness === 'anonymous' ? '' : name.trim()].filter(Boolean).join('，'),
    },
  ]
  return lines.filter((line): line is SummaryLine => line !== false)
}

function debtorWords(debtor: ReportDraft['debtor']): string {
  if (debtor === null) return ''
  return debtor === 'unknown' ? '说不清该谁给' : `该${debtorLabels[debtor]}给`
}

const concernWords = ({ concerns }: ReportDraft): string[] => concerns.map((concern) => concernLabels[concern])

const monthsOf = ({ trouble, months }: ReportDraft): string => (trouble === 'depositKept' ? '' : monthsLabel(months))

function amountWords({ amount, exactAmount }: ReportDraft): string {
  if (amount === null) return ''
  if (amount !== 'exact') return amountLabel({ by: 'range', range: amount })
  const amountFen = amountIn(exactAmount)
  return amountFen === undefined ? '' : amountLabel({ by: 'exact', amountFen })
}
