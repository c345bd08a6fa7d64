import type { RefObject } from 'react'
import { concernLabels, concerns, troubleLabels, troubles } from '#domain/report/report'
import type { ReportDraft } from '../../client/report-draft'
import { CheckGrid, ChoiceGrid } from '../../ui/choices'
import { Hint } from '../../ui/hint'
import { Below, Question } from './question'
import { questions } from './report-words'

export interface StepProps {
  draft: ReportDraft
  onChange: (part: Partial<ReportDraft>) => void
  /** The step's first question, which takes the focus. */
  first: RefObject<HTMLElement>
}

/** Step 1: what happened, is one still there, and what makes it urgent. */
export function StepWhat({ draft, onChange, first }: StepProps) {
  const { trouble, stillThere, concerns: chosen } = draft
  const danger = chosen.includes('threatened') || chosen.includes('injured')
  return (
    <>
      <Question first={first}>{questions[1]}</Question>
      <ChoiceGrid
        label={questions[1]}
        choices={troubles.map((value) => ({ value, label: troubleLabels[value] }))}
        value={trouble ?? undefined}
        onChange={(value) => onChange({ trouble: value })}
      />
      <Question>{stillThereQuestion}</Question>
      <ChoiceGrid
        label={stillThereQuestion}
        choices={[
          { value: 'yes', label: '还在干' },
          { value: 'no', label: '已经不干了' },
        ]}
        value={stillThere === null ? undefined : stillThere ? 'yes' : 'no'}
        onChange={(value) => onChange({ stillThere: value === 'yes' })}
      />
      <Question note="没有就不选">{concernQuestion}</Question>
      <CheckGrid
        label={concernQuestion}
        choices={concerns.map((value) => ({ value, label: concernLabels[value] }))}
        chosen={chosen}
        onChange={(value) => onChange({ concerns: value })}
      />
      <Below>{danger && <Hint icon="tri">眼前就有危险，先打 110；有人受伤，先打 120。</Hint>}</Below>
    </>
  )
}

const stillThereQuestion = '您现在还在那儿干吗？'
const concernQuestion = '有没有这些情况？'
