import type { ReportDraft, Step } from '../../client/report-draft'
import { FootBar } from '../../ui/bar'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { firstOpenStep, missingIn, onwardOf } from './report-words'
import style from './wizard.module.scss'

export interface WizardFootProps {
  draft: ReportDraft
  busy: boolean
  onStep: (step: Step) => void
  onHandIn: () => void
}

/** One step back, one step on; after the last it is handed in. What is missing is said, not only greyed. */
export function WizardFoot({ draft, busy, onStep, onHandIn }: WizardFootProps) {
  const { step } = draft
  const onward = (): void => (step === 5 ? onHandIn() : onStep((step + 1) as Step))
  return (
    <Box className={style.foot}>
      <FootBar>
        {step > 1 && (
          <Box className={style.back}>
            <Button kind="second" wide onTap={() => onStep((step - 1) as Step)}>
              上一步
            </Button>
          </Box>
        )}
        <Box className={style.onward}>
          <Button
            wide
            busy={busy && '正在交'}
            offBecause={missingIn(step === 5 ? firstOpenStep(draft) : step, draft)}
            onTap={onward}
          >
            {onwardOf(draft)}
          </Button>
        </Box>
      </FootBar>
    </Box>
  )
}
