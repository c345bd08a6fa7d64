import { amountRangeLabels, amountRanges, peopleRangeLabels, peopleRanges } from '#domain/report/report'
import { amountIn } from '../../client/report-draft'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ChoiceGrid } from '../../ui/choices'
import { TextField } from '../../ui/field'
import { Hint } from '../../ui/hint'
import { MonthGrid } from '../../ui/months'
import { Below, Question } from './question'
import { questions } from './report-words'
import type { StepProps } from './step-what'

/** Step 2: how much, for which months, how many people. `thisMonth` is `2026-03`. */
export function StepHowMuch({ draft, onChange, first, thisMonth }: StepProps & { thisMonth: string }) {
  const { amount, exactAmount, months, people, trouble } = draft
  const exact = amount === 'exact'
  const wrong = exact && exactAmount.trim() !== '' && amountIn(exactAmount) === undefined
  return (
    <>
      <Question first={first}>{questions[2]}</Question>
      <ChoiceGrid
        label={questions[2]}
        choices={amountRanges.map((value) => ({ value, label: amountRangeLabels[value] }))}
        value={amount === 'exact' || amount === null ? undefined : amount}
        onChange={(value) => onChange({ amount: value })}
      />
      <Below>
        {exact ? (
          <TextField
            kind="sum"
            label="欠您一个人多少元"
            value={exactAmount}
            onChange={(text) => onChange({ exactAmount: text })}
            maxLength={12}
            help="只写数字，比如 12345.60。"
            error={wrong ? '这个数看不明白，只写数字就行，比如 12345.60' : undefined}
          />
        ) : (
          <Button kind="text" size="m" icon="edit" onTap={() => onChange({ amount: 'exact' })}>
            我知道准数，自己填
          </Button>
        )}
      </Below>
      <Box>{amount === 'unsure' && <Hint icon="info">说不准没关系，见了调解员再一笔一笔算。</Hint>}</Box>
      {trouble !== 'depositKept' && (
        <>
          <Question note="可多选，记不清就不选">{monthQuestion}</Question>
          <MonthGrid
            label={monthQuestion}
            now={thisMonth}
            chosen={months}
            onChange={(value) => onChange({ months: value })}
          />
        </>
      )}
      <Question>{peopleQuestion}</Question>
      <ChoiceGrid
        label={peopleQuestion}
        choices={peopleRanges.map((value) => ({ value, label: peopleRangeLabels[value] }))}
        value={people ?? undefined}
        onChange={(value) => onChange({ people: value })}
      />
      <Below>{people === 'tenOrMore' && <Hint icon="users">10 人以上会按集体的事来办，更快有人管。</Hint>}</Below>
    </>
  )
}

const monthQuestion = '哪几个月没发够？'
const peopleQuestion = '一共几个人没拿到？'
