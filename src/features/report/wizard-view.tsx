import { useEffect, useRef, useState } from 'react'
import { isBegun, lastStep, type ReportDraft, type Step } from '../../client/report-draft'
import { arriveAt } from '../../platform/focus'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { Hint } from '../../ui/hint'
import { Confirm } from '../../ui/sheet'
import { StepBar } from '../../ui/steps'
import { summaryOf } from './report-words'
import { StepContact, type StepContactProps } from './step-contact'
import { StepHowMuch } from './step-how-much'
import { StepProof } from './step-proof'
import { StepWhat } from './step-what'
import { StepWhere } from './step-where'
import { useMachine } from './use-machine'
import style from './wizard.module.scss'

export interface WizardViewProps {
  draft: ReportDraft
  /** Everything stands on the phone. */
  saved: boolean
  thisMonth: string
  /** Where the pictures of the photos are found. */
  photoUrls: Record<string, string>
  addingPhotos: boolean
  problem?: StepContactProps['problem']
  onChange: (part: Partial<ReportDraft>) => void
  onStep: (step: Step) => void
  onAddPhotos: () => void
  onRemovePhoto: (id: string) => void
  onDiscard: () => void
}

/** A report in five steps. After a change of step the reader stands at its question. */
export function WizardView(props: WizardViewProps) {
  const { draft, saved, onChange } = props
  const first = useRef<HTMLElement>(null)
  const { step } = draft
  const before = useRef(step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    arriveAt(first.current)
  }, [step])
  const shared = { draft, onChange, first }
  return (
    <Box className={style.wizard}>
      <Box className={style.main}>
        <StepBar at={step} of={lastStep} saved={saved} />
        {step === 1 && <StepWhat {...shared} />}
        {step === 2 && <StepHowMuch {...shared} thisMonth={props.thisMonth} />}
        {step === 3 && <StepWhere {...shared} />}
        {step === 4 && (
          <StepProof
            {...shared}
            urls={props.photoUrls}
            busy={props.addingPhotos}
            onAdd={props.onAddPhotos}
            onRemove={props.onRemovePhoto}
          />
        )}
        {step === 5 && <StepContact {...shared} problem={props.problem} onStep={props.onStep} />}
        <Box>{isBegun(draft) && <Discard onDiscard={props.onDiscard} />}</Box>
      </Box>
      <Aside draft={draft} />
    </Box>
  )
}

/** On a borrowed phone or the street's own computer nothing may stay behind. */
function Discard({ onDiscard }: Pick<WizardViewProps, 'onDiscard'>) {
  const [asking, setAsking] = useState(false)
  const machine = useMachine()
  return (
    <Box className={style.discard}>
      <Button kind="text" size="m" icon="undo" onTap={() => setAsking(true)}>
        {`不填了，从${machine}上删掉`}
      </Button>
      <Confirm
        open={asking}
        title="填的都删掉？"
        text="删掉以后找不回来。先放着也行，下次打开接着填。"
        verb="都删掉"
        keep="先放着"
        onConfirm={() => {
          setAsking(false)
          onDiscard()
        }}
        onKeep={() => setAsking(false)}
      />
    </Box>
  )
}

/** Desk: what was said so far, and what is promised, beside the question. */
const Aside = ({ draft }: { draft: ReportDraft }) => (
  <Box as="aside" label="您说的" className={style.aside}>
    <Card>
      <Box as="h2" className={style.asideTitle}>
        您说的
      </Box>
      {summaryOf(draft).map(({ step, label, words }) => (
        <Box key={step} className={style.line}>
          <Box className={style.label}>{label}</Box>
          <Box className={style.words}>{words}</Box>
        </Box>
      ))}
      {summaryOf(draft).length === 0 && <Box className={style.label}>填一样，这里多一行。</Box>}
    </Card>
    <Box className={style.promises}>
      <Hint icon="eye-off">老板看不到是谁说的。姓名、电话都不给他。</Hint>
      <Hint icon="route">别的路不耽误。您随时还可以去仲裁、去法院。</Hint>
    </Box>
  </Box>
)
