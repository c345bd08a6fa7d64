import { useState } from 'react'
import type { PlaceKind } from '#domain/place/place'
import { type Debtor, debtorLabels, debtors } from '#domain/report/report'
import type { DraftPlace } from '../../client/report-draft'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { ChoiceGrid } from '../../ui/choices'
import { TextField } from '../../ui/field'
import { Hint } from '../../ui/hint'
import { Disc } from '../../ui/status'
import { placeIcons } from '../visits/visit-words'
import { Below, Question } from './question'
import { codeWords, questions } from './report-words'
import type { StepProps } from './step-what'
import style from './steps.module.scss'

/** Step 3: where it was, and who should pay. */
export function StepWhere({ draft, onChange, first }: StepProps) {
  const { place, placeNote, debtor } = draft
  const offered = debtorsAt(place?.kind ?? null)
  const passedOn = debtor === 'subcontractor' || debtor === 'crewLeader'
  return (
    <>
      <Question first={first}>{questions[3]}</Question>
      <Box>
        {place ? (
          <Scanned
            place={place}
            note={placeNote}
            onNote={(text) => onChange({ placeNote: text })}
            onOther={() => onChange({ place: null })}
          />
        ) : (
          <TextField
            label="哪条街、哪家单位或者工地"
            value={placeNote}
            onChange={(text) => onChange({ placeNote: text })}
            maxLength={100}
            help="找得到就行，比如：柳溪大道 12 号，老周面馆。"
          />
        )}
      </Box>
      <Question>{debtorQuestion}</Question>
      <ChoiceGrid
        label={debtorQuestion}
        choices={offered.map((value) => ({ value, label: debtorLabels[value] }))}
        value={debtor !== null && offered.includes(debtor) ? debtor : undefined}
        onChange={(value) => onChange({ debtor: value })}
      />
      <Below>
        {place?.kind === 'site' && passedOn && <Hint icon="scale">在工地上，分包欠的工资，总包要先拿出来垫。</Hint>}
      </Below>
    </>
  )
}

const debtorQuestion = '该谁给这个钱？'

/** A shop has no general contractor; on a site, or where nobody knows yet, everybody may owe. */
const debtorsAt = (kind: PlaceKind | null): readonly Debtor[] =>
  kind === null || kind === 'site' ? debtors : ['employer', 'subcontractor', 'unknown']

interface ScannedProps {
  place: DraftPlace
  note: string
  onNote: (text: string) => void
  onOther: () => void
}

/** The place that the code told; whoever works elsewhere can say so. */
function Scanned({ place, note, onNote, onOther }: ScannedProps) {
  const [more, setMore] = useState(note !== '')
  const { name, kind, where, code } = place
  return (
    <>
      <Card>
        <Box className={style.place}>
          <Disc icon={kind === null ? 'pin' : placeIcons[kind]} tone="cap" />
          <Box className={style.words}>
            <Box className={style.name}>{name || codeWords(code)}</Box>
            <Box className={style.where}>{where || '扫码认出来的'}</Box>
          </Box>
        </Box>
      </Card>
      {more ? (
        <Box className={style.fields}>
          <TextField
            label="哪个门、哪个班组"
            value={note}
            onChange={onNote}
            maxLength={100}
            help="可以不写。不要写自己的名字。"
          />
        </Box>
      ) : (
        <Box className={style.links}>
          <Button kind="text" size="m" icon="plus" onTap={() => setMore(true)}>
            补一句哪个门、哪个班组
          </Button>
          <Button kind="text" size="m" icon="edit" onTap={onOther}>
            不是这里
          </Button>
        </Box>
      )}
    </>
  )
}
